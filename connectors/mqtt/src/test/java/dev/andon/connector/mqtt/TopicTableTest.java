package dev.andon.connector.mqtt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Topics are found by the bytes of their names, wherever these lie. */
class TopicTableTest {

    @Property(tries = 200)
    void sameNameIsSameTopic(@ForAll List<String> names, @ForAll long seed) {
        TopicTable table = new TopicTable(1_000, new Random(seed));
        Map<String, Topic> known = new HashMap<>();
        for (String name : names) {
            for (String topic : List.of(name, name + "/a", "12345678" + name)) {
                byte[] bytes = Hearing.utf8("xyz" + topic + "xyz");
                Topic found = table.find(bytes, 3, bytes.length - 6);
                String meant = new String(bytes, 3, bytes.length - 6, StandardCharsets.UTF_8);
                assertThat(found).isSameAs(known.computeIfAbsent(meant, fresh -> requireNonNull(found)));
                assertThat(requireNonNull(found).text()).isEqualTo(meant);
            }
        }
        assertThat(table.size()).isEqualTo(known.size());
    }

    @Example
    void tableGrowsToItsLimitAndNoFurther() {
        TopicTable table = new TopicTable(50_000, new Random(1));
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 60_000; i++) {
                byte[] name = Hearing.utf8("plant/line" + i % 7 + "/press" + i);
                assertThat(table.find(name, 0, name.length) != null).isEqualTo(i < 50_000);
            }
        }

        assertThat(table.size()).isEqualTo(50_000);
        assertThat(table.refused()).isEqualTo(20_000);
    }

    @Example
    void topicsThatDifferInOneByteDiffer() {
        TopicTable table = new TopicTable(100_000, new Random(7));
        for (int length = 1; length < 70; length++) {
            for (int at = 0; at < length; at++) {
                byte[] name = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
                name[at] = 'b';
                table.find(name, 0, length);
            }
        }

        assertThat(table.size()).isEqualTo(69 * 70 / 2);
    }

    @Example
    void endlessTopicsAreBoundedByTheirBytes() {
        TopicTable table = new TopicTable(1_000_000, new Random(3));
        byte[] name = new byte[65_535];
        for (int i = 0; i < 2_100; i++) {
            name[i % 97] = (byte) i;
            name[100 + i / 97] = (byte) i;
            table.find(name, 0, name.length);
        }

        assertThat(table.size()).isLessThanOrEqualTo(2_048);
        assertThat(table.refused()).isPositive();
    }
}
