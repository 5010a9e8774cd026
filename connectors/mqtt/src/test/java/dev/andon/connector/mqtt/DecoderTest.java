package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.connector.testkit.RecordingInbox.Seen;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a topic finds its dialect, and what becomes of topics that are no telemetry. */
class DecoderTest {

    private static final String PROSE = "the pump was started by the night shift";

    private final Hearing hearing = new Hearing();

    @Test
    void topicThatIsNoTelemetryIsListedOnceAndLeftAlone() {
        hearing.hear("camera", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16})
                .hear("camera", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 17})
                .hear("log", PROSE)
                .hear("page", "<!DOCTYPE html><html></html>")
                .hear("archive", new byte[] {0x1F, (byte) 0x8B, 8, 0})
                .hear("blob", new byte[] {8, 1, 18, 5})
                .hear("list", "1,2,3")
                .hear("nothing", "{}");

        assertThat(hearing.inbox.ignored())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "camera", "an image",
                        "log", "text that is not one value: prose, a log line or a list",
                        "page", "HTML or XML",
                        "archive", "compressed data",
                        "blob", "binary data",
                        "list", "text that is not one value: prose, a log line or a list",
                        "nothing", "JSON without a value in it"));
        assertThat(hearing.values()).isEmpty();
        assertThat(hearing.problems()).isEmpty();
    }

    @Test
    void listedTopicIsLookedAtAgainEachTimeItsMessagesHaveDoubled() {
        hearing.hear("a/b", PROSE).hear("a/b", PROSE).hear("a/b", "23.5");
        assertThat(hearing.values()).isEmpty();

        hearing.hear("a/b", "24.5").hear("a/b", "25.5");
        assertThat(hearing.values()).containsExactly("a#b=24.5", "a#b=25.5");
    }

    @Test
    void listedTopicIsLookedAtAtOnceWhenItsShapeChanges() {
        hearing.hear("a/b", PROSE).hear("a/b", PROSE).hear("a/b", "{\"c\":1}");

        assertThat(hearing.values()).containsExactly("a/b#c=1.0");
    }

    @Test
    void brokenFirstMessageDoesNotLoseTheTopic() {
        hearing.hear("a", "{\"b\":1,").hear("a", "{\"b\":").hear("a", "{\"b\":2}");

        assertThat(hearing.values()).containsExactly("a#b=2.0");
        assertThat(hearing.problems())
                .hasSize(2)
                .first()
                .isEqualTo("a: the JSON breaks off at byte 7; look at the raw payload and mend what publishes it");
        assertThat(hearing.inbox.ignored()).isEmpty();
    }

    @Test
    void brokenFirstMessagePutsNothingIntoTheTree() {
        hearing.hear("a", "{\"b\":1,").hear("s", "[{\"n\":\"x\",\"v\":1},");

        assertThat(hearing.values()).isEmpty();
        assertThat(hearing.inbox.calls()).isEqualTo(2);
    }

    @Test
    void topicThatChangesItsShapeIsReadAnewAfterThreeMessages() {
        hearing.hear("a/b", "1")
                .hear("a/b", "{\"c\":1}")
                .hear("a/b", "{\"c\":2}")
                .hear("a/b", "{\"c\":3}")
                .hear("a/b", "{\"c\":4}");

        assertThat(hearing.values())
                .containsExactly("a#b=1.0", "a#b=BAD", "a#b=BAD", "a#b=BAD", "a/b#c=3.0", "a/b#c=4.0");
    }

    @Test
    void oneStrayWordDoesNotTakeATopicFromItsDialect() {
        hearing.hear("a/b", "{\"c\":1}").hear("a/b", "error").hear("a/b", "{\"c\":2}");

        assertThat(hearing.values()).containsExactly("a/b#c=1.0", "a/b#c=BAD", "a/b#c=2.0");
        assertThat(hearing.problem()).startsWith("a/b: the JSON cannot be read at byte 0: ");
    }

    @Test
    void clearedRetainedMessageIsNeitherAValueNorAFault() {
        hearing.hearRetained("a/b", "1").hear("a/b", "").hear("a/b", "2");

        assertThat(hearing.values()).containsExactly("a#b=1.0", "a#b=2.0");
        assertThat(hearing.problems()).isEmpty();
    }

    @Test
    void emptyPayloadOnALiveTopicIsBad() {
        hearing.hear("a/b", "1")
                .hear("a/b", "")
                .hear("c", "{\"d\":1}")
                .hear("c", "")
                .hear("e", "[{\"n\":\"f\",\"v\":1}]");
        hearing.hear("e", "").hear("g", "");

        assertThat(hearing.values()).containsExactly("a#b=1.0", "a#b=BAD", "c#d=1.0", "c#d=BAD", "e#f=1.0", "e#f=BAD");
        assertThat(hearing.problems()).hasSize(3).allMatch(told -> told.contains("the payload is empty"));
        assertThat(hearing.inbox.ignored()).containsExactly(Map.entry("g", "an empty payload"));
    }

    @Test
    void figuresOfTheBrokerAreLeftAlone() {
        hearing.hear("$SYS/broker/uptime", "23").hear("$SYS/broker/uptime", "24");

        assertThat(hearing.values()).isEmpty();
        assertThat(hearing.inbox.ignored())
                .containsExactly(Map.entry("$SYS/broker/uptime", "figures of the broker about itself"));
    }

    @Test
    void hundredThousandTopicsAtOnceAreAllRead() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100_000; i++) {
                hearing.decoder.publish(
                        Hearing.message("site/d" + i + "/t", Hearing.utf8(i + ".5"), new byte[0], false));
            }
        }
        hearing.decoder.idle();

        List<Seen> samples = hearing.samples();
        assertThat(samples).hasSize(200_000);
        assertThat(samples.stream().map(Seen::point).distinct()).hasSize(100_000);
        assertThat(samples.getLast().point()).isEqualTo("site/d99999#t");
        assertThat(samples.getLast().number()).isEqualTo(99999.5);
    }

    @Test
    void topicsBeyondTheLimitAreCountedAndToldOnce() {
        Hearing small = new Hearing(3);
        for (int i = 0; i < 10; i++) {
            small.hear("a/" + i, "1");
        }

        assertThat(small.values()).containsExactly("a#0=1.0", "a#1=1.0", "a#2=1.0");
        assertThat(small.inbox.ignored())
                .containsExactly(
                        Map.entry("a/3", "there are more than 3 topics; this and further new ones are left alone"));
        assertThat(small.decoder.refused()).isEqualTo(7);
    }

    @Test
    void sixtyLevelsDeepIsATopicLikeAnyOther() {
        String parent = "l" + "/l".repeat(58);
        hearing.hear(parent + "/t", "1")
                .hear(parent + "/t", "{\"x\":1}")
                .hear("/", "2")
                .hear("/lone", "3")
                .hear("a//b/", "4");

        assertThat(hearing.values())
                .containsExactly(parent + "#t=1.0", parent + "#t=BAD", "/#value=2.0", "/#lone=3.0", "a//b/#value=4.0");
    }

    @Test
    void dialectOfAnotherModuleIsFoundAndAskedBeforeOurs() {
        hearing.hear("reversed/word", "{\"a\":1}");

        assertThat(hearing.values()).containsExactly("mirror#word=}1:\"a\"{");
    }

    @Test
    void onlyTheDialectsOfTheSettingsAreSpoken() {
        RecordingInbox inbox = new RecordingInbox();
        ConnectionSettings plain = new ConnectionSettings(
                "line",
                URI.create("mqtt://127.0.0.1"),
                List.of(),
                null,
                null,
                null,
                ConnectionSettings.Tls.PLATFORM,
                Map.of("dialects", "plain, sparklug"),
                name -> Optional.empty());
        Decoder decoder = new Decoder(inbox, plain);
        decoder.publish(Hearing.message("a/b", Hearing.utf8("1"), new byte[0], false));
        decoder.publish(Hearing.message("c", Hearing.utf8("{\"d\":1}"), new byte[0], false));
        decoder.idle();

        assertThat(inbox.samples()).extracting(Seen::point).containsExactly("a#b");
        assertThat(inbox.unreadable().getFirst().problem())
                .hasToString("connection line, dialects: there is no dialect 'sparklug'; "
                        + "use json, plain, reversed, senml, or leave the key out for all");
    }
}
