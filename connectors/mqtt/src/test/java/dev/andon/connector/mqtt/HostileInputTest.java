package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.testkit.RecordingInbox.Seen;
import dev.andon.model.PointId;
import dev.andon.model.Quality;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever comes: nothing is thrown, every point has a name that can be written, every value is finite, and the rest goes on. */
class HostileInputTest {

    private static final String[] BEGINNINGS = {
        "{\"ts\":1760000000,\"a\":1,\"b\":{\"c\":[1,2,{\"d\":\"x\"}]}}",
        "[{\"ts\":1760000000,\"v\":1},{\"ts\":1760000001,\"v\":\"on\"}]",
        "[[1760000000,1],[1760000001,null]]",
        "[{\"bn\":\"urn:dev:x:\",\"bt\":1,\"n\":\"a\",\"u\":\"Cel\",\"v\":1,\"s\":2},{\"n\":\"b\",\"vs\":\"y\",\"ut\":3}]",
        "{\"values\":[{\"ts\":\"2026-01-01T00:00:00Z\",\"x\":nan}]}",
        "23.5 °C",
        "online",
        "\u001b[31m"
    };
    private static final String[] TOPICS = {
        "a/b", "a", "a/status", "a/state", "/", "", "#", " ", "a/\u0007", "a//", "$SYS/x"
    };

    @Property(tries = 2_000)
    void nothingIsThrownAndNothingUnsoundComesOut(@ForAll long seed) {
        Random random = new Random(seed);
        Hearing hearing = new Hearing();
        for (int i = 0; i < 40; i++) {
            String topic = TOPICS[random.nextInt(TOPICS.length)];
            byte[] properties = bytes(random, random.nextInt(3) * random.nextInt(12));
            hearing.hear(topic, payload(random), properties, random.nextInt(5) == 0);
        }
        hearing.hear("last/word", "1");

        assertThat(hearing.values()).endsWith("last#word=1.0");
        for (Seen seen : hearing.samples()) {
            assertThat(PointId.parse(seen.point()).toString()).isEqualTo(seen.point());
            assertThat(seen.value() == null).isEqualTo(seen.quality() == Quality.BAD);
        }
        assertThat(hearing.problems()).noneMatch(told -> told.chars().anyMatch(Character::isISOControl));
    }

    @Example
    void endlessNamesStayApart() {
        String same = "x".repeat(300);
        Hearing hearing = new Hearing();
        hearing.hear("t", "{\"" + same + "1\":1,\"" + same + "2\":2}");

        assertThat(hearing.samples())
                .extracting(Seen::point)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() < 210);
    }

    private static byte[] payload(Random random) {
        byte[] payload = BEGINNINGS[random.nextInt(BEGINNINGS.length)].getBytes(StandardCharsets.UTF_8);
        int wounds = random.nextInt(3) * random.nextInt(4);
        for (int i = 0; i < wounds; i++) {
            payload[random.nextInt(payload.length)] = (byte) random.nextInt();
        }
        return random.nextInt(10) == 0 ? bytes(random, random.nextInt(100)) : payload;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
