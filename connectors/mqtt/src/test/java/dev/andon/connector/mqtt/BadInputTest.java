package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.Inbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gives a plain message and bad quality, and stops nothing else. */
class BadInputTest {

    private final Hearing hearing = new Hearing();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":                | the JSON breaks off at byte 11",
                "{\"a\":1,\"b\":2               | the JSON breaks off at byte 12",
                "{\"a\":1 \"b\":2}              | the JSON cannot be read at byte 7",
                "{\"a\":1,\"b\":2}}             | the JSON cannot be read at byte 13",
                "{\"a\":1,\"b\":2} {\"a\":3}    | more follows behind the JSON, at byte 14",
                "{\"a\":1,\"b\":tru}            | the JSON cannot be read at byte",
                "{'a':1}                        | the JSON cannot be read at byte 1",
                "hello                          | the JSON cannot be read at byte",
                "42                             | the payload is no JSON object or array",
            })
    void brokenJsonIsBadForEveryPointAndToldWithItsPlace(String payload, String told) {
        hearing.hear("t", "{\"a\":10,\"b\":20}").forget().hear("t", payload).hear("t", "{\"a\":11,\"b\":21}");

        assertThat(hearing.values()).containsExactly("t#a=BAD", "t#b=BAD", "t#a=11.0", "t#b=21.0");
        assertThat(hearing.problem())
                .startsWith("t: " + told)
                .doesNotContain("Source")
                .doesNotContain("\n");
        assertThat(raw(0)).isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"temp",
                "{\"temperature\":",
                "{\"temperature\": 61",
                "{\"temperature\": 61 ",
                "{\"temperature\": 61.4, \"state\": \"r",
                "[{\"temperature\": 61"
            })
    void whatBreaksOffDoesSoAtItsLengthWhetherItsTopicIsKnownOrNew(String payload) {
        hearing.hear("new", payload)
                .hear("known", "{\"temperature\": 60, \"state\": \"run\"}")
                .hear("known", payload);

        String told = ": the JSON breaks off at byte " + payload.length()
                + "; look at the raw payload and mend what publishes it";
        assertThat(hearing.problems()).containsExactly("new" + told, "known" + told);
    }

    @Test
    void invalidUtf8IsBadAndToldWithItsPlace() {
        byte[] broken = Hearing.utf8("{\"s\":\"a?b\",\"n\":1}");
        broken[7] = (byte) 0xC3;
        hearing.hear("t", "{\"s\":\"ab\",\"n\":1}").forget().hear("t", broken);

        assertThat(hearing.values()).containsExactly("t#s=BAD", "t#n=BAD");
        assertThat(hearing.problem()).contains("at byte").containsIgnoringCase("utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "-1e999", "\"NaN\"", "\"1e999\""})
    void whatIsNoFiniteNumberIsBadAndTheRestIsRead(String number) {
        hearing.hear("t", "{\"a\":1,\"b\":2}").forget().hear("t", "{\"a\":" + number + ",\"b\":3}");

        assertThat(hearing.values()).containsExactly("t#a=BAD", "t#b=3.0");
        assertThat(hearing.problem()).contains("a: ").contains("is not a finite number");
        assertThat(raw(0)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "-nan", "inf", "-inf"})
    void whatFirmwarePrintsForAFailedReadingIsBadAndTheRestIsRead(String printed) {
        hearing.hear("t", "{\"name\":\"nan,inf \\\" nan,\",\"a\":" + printed + ",\"b\":[3," + printed + "]}");

        assertThat(hearing.values()).containsExactly("t#name=nan,inf \" nan,", "t#a=BAD", "t#b.0=3.0", "t#b.1=BAD");
        assertThat(hearing.problem()).contains("a: NaN is not a finite number");
        assertThat(raw(0)).contains(printed);
    }

    @Test
    void ofDuplicateKeysTheLastCountsAndTheyAreToldOnce() {
        hearing.hear("t", "{\"a\":1,\"b\":2,\"a\":3}").hear("t", "{\"a\":4,\"b\":5,\"a\":6}");

        assertThat(hearing.values()).containsExactly("t#b=2.0", "t#a=3.0", "t#b=5.0", "t#a=6.0");
        assertThat(hearing.problem()).contains("t: a stands there more than once; the last one counts");
    }

    @Test
    void duplicateObjectsAreReplacedAsAWhole() {
        assertThat(hearing.hear("t", "{\"a\":{\"x\":1},\"b\":2,\"a\":{\"y\":3}}")
                        .values())
                .containsExactly("t#b=2.0", "t#a.y=3.0");
    }

    @Test
    void duplicateTimesAreOneTimeTheLast() {
        hearing.hear("t", "{\"ts\":1760000000,\"a\":1,\"ts\":1760000001}");

        assertThat(hearing.values()).containsExactly("t#a=1.0");
        assertThat(hearing.times()).containsExactly(1_760_000_001_000_000L);
    }

    @Test
    void yearsThatAreOffArePassedOn() {
        hearing.hear("t", "{\"ts\":\"1970-01-01T00:00:10Z\",\"a\":1}")
                .hear("t", "{\"ts\":\"2099-12-31T00:00:00Z\",\"a\":1}")
                .hear("t", "{\"ts\":9223372036854775807,\"a\":1}");

        assertThat(hearing.times().subList(0, 2))
                .containsExactly(
                        10_000_000L, Instant.parse("2099-12-31T00:00:00Z").getEpochSecond() * 1_000_000);
        assertThat(hearing.times().get(2)).isPositive();
        assertThat(hearing.problems()).isEmpty();
    }

    @Test
    void tenMegabytesAreNoTelemetry() {
        byte[] payload = new byte[10_000_000];
        Arrays.fill(payload, (byte) '1');
        payload[0] = '[';
        hearing.hear("new", payload)
                .hear("known", "{\"a\":1}")
                .hear("known", payload)
                .hear("known", "{\"a\":2}");

        assertThat(hearing.inbox.ignored()).containsOnlyKeys("new");
        assertThat(hearing.values()).containsExactly("known#a=1.0", "known#a=BAD", "known#a=2.0");
        assertThat(hearing.problem()).startsWith("known: the payload has 10000000 bytes, more than any telemetry");
        assertThat(hearing.inbox.unreadable().getFirst().raw()).hasSize(Inbox.RAW_LIMIT);
        assertThat(hearing.inbox.unreadable().getFirst().length()).isEqualTo(10_000_000);
    }

    @Test
    void messageLongerThanTheReceiveBufferIsToldByItsBeginning() {
        hearing.hear("known", "{\"a\":1}");
        hearing.decoder.oversize(Hearing.message("new", Hearing.utf8("{\"a\":"), new byte[0], false), 1L << 28);
        hearing.decoder.oversize(Hearing.message("known", Hearing.utf8("{\"a\":"), new byte[0], false), 1L << 28);
        hearing.decoder.idle();

        assertThat(hearing.inbox.ignored()).containsOnlyKeys("new");
        assertThat(hearing.values()).containsExactly("known#a=1.0", "known#a=BAD");
        assertThat(raw(0)).isEqualTo("{\"a\":");
    }

    @Test
    void moreThanTwoThousandValuesAreBoundedAndTold() {
        StringBuilder payload = new StringBuilder("{");
        for (int i = 0; i < 2_500; i++) {
            payload.append("\"p").append(i).append("\":").append(i).append(',');
        }
        payload.append("\"ts\":1760000000}");
        hearing.hear("t", payload.toString()).hear("t", payload.toString());

        assertThat(hearing.values()).hasSize(4_000).contains("t#p1999=1999.0").doesNotContain("t#p2000=2000.0");
        assertThat(hearing.times()).containsOnly(1_760_000_000_000_000L);
        assertThat(hearing.problem()).contains("p2000 is one value too many");
    }

    @Test
    void endlessArrayIsBoundedAndTold() {
        hearing.hear("t", "{\"a\":[" + "1,".repeat(99_999) + "1]}").hear("u", "[" + "{},".repeat(50_000) + "1]");

        assertThat(hearing.values()).hasSize(2_000);
        assertThat(hearing.problems()).first().asString().contains("a.2000 is one value too many");
    }

    @Test
    void namesThatChangeWithEveryMessageAreBoundedAndTold() {
        for (int i = 0; i < 5_000; i++) {
            hearing.hear("t", "{\"" + i + "\":1}");
        }

        assertThat(hearing.values()).hasSize(2_000);
        assertThat(hearing.problem()).contains("one value too many");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 900, 100_000})
    void deepNestingIsBoundedAndTold(int depth) {
        hearing.hear("t", "{\"a\":1,\"b\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
        hearing.hear("t", "{\"a\":2}");

        assertThat(hearing.values()).contains("t#a=2.0");
        assertThat(hearing.problem())
                .containsAnyOf(
                        "nested deeper than 32 levels", "nesting depth (1001) exceeds the maximum allowed (1000)");
    }

    @Test
    void endlessTextIsLeftOutAndToldOnce() {
        String payload = "{\"a\":1,\"picture\":\"" + "A".repeat(50_000) + "\"}";
        hearing.hear("t", payload).hear("t", payload);

        assertThat(hearing.values()).containsExactly("t#a=1.0", "t#a=1.0");
        assertThat(hearing.problem()).contains("picture is a text of more than 1024 characters");
    }

    @Test
    void endlessNumberIsUnreadable() {
        hearing.hear("t", "{\"a\":1}").forget().hear("t", "{\"a\":" + "1".repeat(5_000) + "}");

        assertThat(hearing.values()).containsExactly("t#a=BAD");
        assertThat(hearing.problems()).hasSize(1);
    }

    private String raw(int index) {
        return new String(hearing.inbox.unreadable().get(index).raw(), StandardCharsets.UTF_8);
    }
}
