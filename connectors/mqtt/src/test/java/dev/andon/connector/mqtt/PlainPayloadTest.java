package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Unit;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics that carry one bare value. */
class PlainPayloadTest {

    private final Hearing hearing = new Hearing();

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "23.5,23.5",
                "-40,-40.0",
                "+1.5,1.5",
                "1e3,1000.0",
                "007,7.0",
                "05.25,5.25",
                "0,0.0",
                "-0,0.0",
                " 12 ,12.0",
                "0.30000000000000004,0.30000000000000004",
                "12345678901234567890,1.2345678901234567E19",
                "ON,true",
                "off,false",
                "True,true",
                "FALSE,false",
                "open,open",
                "running,running",
                "1.2.3-beta,1.2.3-beta",
                "192.168.0.7,192.168.0.7",
                "door left open,door left open",
                "geöffnet,geöffnet",
                "2026-11-03T10:15:30Z,2026-11-03T10:15:30Z",
                "23C,23C",
                "1F,1F",
                "5 apples,5 apples",
                "0x1F,0x1F",
                "1.,1.",
                "on-hold,on-hold",
            })
    void bareValueIsThePointNamedByTheLastLevel(String payload, String value) {
        assertThat(hearing.hear("plant/line1/pump/pressure", payload).values())
                .containsExactly("plant/line1/pump#pressure=" + value);
        assertThat(hearing.problems()).isEmpty();
    }

    @Test
    void topicOfOneLevelIsADeviceWithAValue() {
        assertThat(hearing.hear("lamp", "ON").values()).containsExactly("lamp#value=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23.5\n", "23.5\r\n", "23.5\0", "\t23.5", "\"23.5\"", "\"23.5\" "})
    void whatStandsAroundAValueIsTakenAway(String payload) {
        assertThat(hearing.hear("a/b", payload).values()).containsExactly("a#b=23.5");
    }

    @ParameterizedTest
    @CsvSource({
        "23.5 °C,23.5,Cel",
        "23.5C,23.5,Cel",
        "23 C,23,Cel",
        "45%,45,%",
        "230 V,230,V",
        "1.5kWh,1.5,kW.h",
        "3 m³/h,3,m3/h"
    })
    void unitBehindANumberIsTheUnitOfThePoint(String payload, double number, String unit) {
        assertThat(hearing.hear("a/b", payload).values()).containsExactly("a#b=" + number);
        assertThat(hearing.inbox.units()).containsEntry("a#b", new Unit(unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "-nan", "inf", "-Infinity", "INF", "1e999", "\"NaN\""})
    void whatIsNoFiniteNumberIsBadAndKept(String payload) {
        hearing.hear("a/b", payload).hear("a/b", "20");

        assertThat(hearing.values()).containsExactly("a#b=BAD", "a#b=20.0");
        assertThat(hearing.problem()).contains("is not a finite number");
        assertThat(new String(hearing.inbox.unreadable().getFirst().raw(), StandardCharsets.UTF_8))
                .isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unavailable", "err", "--", "a text of some length that nobody expects"})
    void wordWhereANumberWasIsBadUntilItMeasuresAgain(String word) {
        hearing.hear("a/b", "20").hear("a/b", word).hear("a/b", "21");

        assertThat(hearing.values()).containsExactly("a#b=20.0", "a#b=BAD", "a#b=21.0");
        assertThat(hearing.problem()).contains("where a number was before");
    }

    @Test
    void wordPointMayTurnOutToBeMeasured() {
        assertThat(hearing.hear("a/b", "unknown")
                        .hear("a/b", "21.5")
                        .hear("a/b", "ON")
                        .values())
                .containsExactly("a#b=unknown", "a#b=21.5", "a#b=true");
    }

    @Test
    void oneAndZeroOfAFlagAreFlags() {
        assertThat(hearing.hear("a/b", "ON").hear("a/b", "0").hear("a/b", "1").values())
                .containsExactly("a#b=true", "a#b=false", "a#b=true");
    }

    @Test
    void longTextIsReadWhereWordsWereBefore() {
        String message = "the safety door of cell 4, east side, was opened while the robot was moving";

        assertThat(hearing.hear("a/b", "ok").hear("a/b", message).values()).containsExactly("a#b=ok", "a#b=" + message);
    }

    @Test
    void veryLongTextIsBad() {
        hearing.hear("a/b", "ok").hear("a/b", "x".repeat(300));

        assertThat(hearing.values()).containsExactly("a#b=ok", "a#b=BAD");
        assertThat(hearing.problem()).contains("too long for one value: 300 bytes");
    }

    @Test
    void whatIsNotUtf8IsBad() {
        hearing.hear("a/b", "ok")
                .hear("a/b", new byte[] {'o', (byte) 0xC3, 'k'})
                .hear("a/b", new byte[] {'o', 7, 'k'});

        assertThat(hearing.values()).containsExactly("a#b=ok", "a#b=BAD", "a#b=BAD");
        assertThat(hearing.problems()).allMatch(told -> told.contains("neither a number nor a text in UTF-8"));
    }

    @Test
    void messageThatMayHaveWaitedInASessionIsHistoryUnlessItSaysItsTime() {
        for (String payload : new String[] {"20", "{\"value\":20,\"ts\":1790000000}"}) {
            Publish message = Hearing.message("a/" + payload.length(), Hearing.utf8(payload), new byte[0], false);
            message.backlog = true;
            hearing.decoder.publish(message);
        }
        hearing.decoder.idle();
        assertThat(hearing.samples())
                .allSatisfy(sample -> assertThat(sample.historical())
                        .isEqualTo(sample.sourceTime() == dev.andon.connector.SampleBatch.NO_TIME));
        assertThat(hearing.samples()).extracting(seen -> seen.historical()).contains(true, false);
        assertThat(hearing.forget().hearRetained("a/2", "20").samples()).noneMatch(seen -> seen.historical());
    }
}
