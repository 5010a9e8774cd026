package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.SampleBatch;
import dev.andon.connector.testkit.RecordingInbox.Seen;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a JSON payload tells the time, and how. */
class JsonTimeTest {

    private final Hearing hearing = new Hearing();

    @ParameterizedTest
    @CsvSource({
        "1760000000, 2025-10-09T08:53:20Z",
        "1760000000.25, 2025-10-09T08:53:20.25Z",
        "1760000000123, 2025-10-09T08:53:20.123Z",
        "1760000000123.5, 2025-10-09T08:53:20.123500Z",
        "1760000000123456, 2025-10-09T08:53:20.123456Z",
        "1760000000123456789, 2025-10-09T08:53:20.123456Z",
        "1.76e9, 2025-10-09T08:53:20Z",
        "'\"1760000000123\"', 2025-10-09T08:53:20.123Z",
        "'\"2025-10-09T08:53:20Z\"', 2025-10-09T08:53:20Z",
        "'\"2025-10-09T10:53:20.5+02:00\"', 2025-10-09T08:53:20.5Z",
        "'\"2025-10-09T03:53:20-0500\"', 2025-10-09T08:53:20Z",
        "'\"2025-10-09T08:53:20.123456789Z\"', 2025-10-09T08:53:20.123456Z",
        "'\"2025-10-09 08:53:20\"', 2025-10-09T08:53:20Z",
        "'\"2025-10-09T08:53\"', 2025-10-09T08:53:00Z",
        "'\"2024-02-29T00:00:00Z\"', 2024-02-29T00:00:00Z",
        "'\"9999-12-31T23:59:59Z\"', 9999-12-31T23:59:59Z",
        "'\"0001-01-01T00:00:00Z\"', 0001-01-01T00:00:00Z",
        "0, 1970-01-01T00:00:00Z",
        "-5, 1969-12-31T23:59:55Z",
        "253402300799, 1978-01-11T21:31:40.799Z",
    })
    void timeIsReadInEveryUsualForm(String written, Instant meant) {
        hearing.hear("a", "{\"ts\":" + written + ",\"v\":1}");

        assertThat(hearing.values()).containsExactly("a#v=1.0");
        assertThat(hearing.times()).containsExactly(meant.getEpochSecond() * 1_000_000 + meant.getNano() / 1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ts", "time", "timestamp", "Timestamp", "TS"})
    void timeMayStandBehindTheValues(String name) {
        hearing.hear("a", "{\"v\":1,\"w\":{\"x\":2},\"" + name + "\":1760000000}");

        assertThat(hearing.values()).containsExactly("a#v=1.0", "a#w.x=2.0");
        assertThat(hearing.times()).containsExactly(1_760_000_000_000_000L, 1_760_000_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"noon\"",
                "true",
                "\"2025-02-29T00:00:00Z\"",
                "\"2025-13-01T00:00:00Z\"",
                "\"2025-10-09\"",
                "\"2025-10-09T08:53:20 Mars\"",
                "\"2025-10-09T25:00:00Z\"",
                "1e300",
                "123456789012345678901234567890"
            })
    void whatIsNoTimeIsAPointLikeAnyOther(String written) {
        hearing.hear("a", "{\"v\":1,\"time\":" + written + "}");

        assertThat(hearing.samples()).extracting(Seen::point).containsExactly("a#v", "a#time");
        assertThat(hearing.times()).containsOnly(SampleBatch.NO_TIME);
    }

    @Test
    void timeOfALowerLevelIsAPoint() {
        hearing.hear("a", "{\"v\":1,\"w\":{\"ts\":1760000000}}");

        assertThat(hearing.values()).containsExactly("a#v=1.0", "a#w.ts=1.76E9");
    }

    @Test
    void ofTwoTimesTheFirstCounts() {
        hearing.hear("a", "{\"ts\":1760000000,\"v\":1,\"time\":5}");

        assertThat(hearing.values()).containsExactly("a#v=1.0", "a#time=5.0");
        assertThat(hearing.times()).containsOnly(1_760_000_000_000_000L);
    }

    @Test
    void localTimeOfAMakerWithoutAZoneIsNoTime() {
        hearing.hear("tele/plug/SENSOR", "{\"Time\":\"2025-10-09T10:53:20\",\"v\":1}");

        assertThat(hearing.times()).containsOnly(SampleBatch.NO_TIME);
    }

    @Test
    void arrayOfTimedValuesIsManySamplesOfOnePoint() {
        hearing.hear("x/y", "[{\"ts\":1760000000,\"value\":1},{\"value\":2,\"ts\":1760000001}]");

        assertThat(hearing.values()).containsExactly("x/y#value=1.0", "x/y#value=2.0");
        assertThat(hearing.times()).containsExactly(1_760_000_000_000_000L, 1_760_000_001_000_000L);
    }

    @Test
    void pairsOfTimeAndValueAreManySamplesOfOnePoint() {
        hearing.hear("x/y", "[[1760000000123,1.5],[\"2025-10-09T08:53:21Z\",2],[1760000002123,true]]")
                .hear("x/y", "[]");

        assertThat(hearing.values()).containsExactly("x/y#value=1.5", "x/y#value=2.0", "x/y#value=true");
        assertThat(hearing.times())
                .containsExactly(1_760_000_000_123_000L, 1_760_000_001_000_000L, 1_760_000_002_123_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"values", "samples", "data"})
    void timedValuesMayLieInAnObject(String name) {
        hearing.hear(
                        "a",
                        "{\"unit\":\"mm\",\"" + name
                                + "\":[{\"ts\":1760000000,\"x\":1,\"y\":2},{\"ts\":1760000001,\"x\":3}]}")
                .hear("b", "{\"" + name + "\":[[1760000000,1],[1760000001,2]]}");

        assertThat(hearing.values())
                .containsExactly("a#unit=mm", "a#x=1.0", "a#y=2.0", "a#x=3.0", "b#value=1.0", "b#value=2.0");
        assertThat(hearing.times().subList(1, 6))
                .isEqualTo(List.of(
                        1_760_000_000_000_000L,
                        1_760_000_000_000_000L,
                        1_760_000_001_000_000L,
                        1_760_000_000_000_000L,
                        1_760_000_001_000_000L));
    }

    @Test
    void arraysWithoutTimesAreNumberedElements() {
        hearing.hear("a", "{\"data\":[{\"x\":1},{\"x\":2}],\"ts\":1760000000}").hear("b", "{\"values\":[[1,2],[3,4]]}");

        assertThat(hearing.values())
                .containsExactly(
                        "a#data.0.x=1.0",
                        "a#data.1.x=2.0",
                        "b#values.0.0=1.0",
                        "b#values.0.1=2.0",
                        "b#values.1.0=3.0",
                        "b#values.1.1=4.0");
        assertThat(hearing.times().subList(0, 2)).containsOnly(1_760_000_000_000_000L);
    }

    @Test
    void anArrayMayTurnOutToBeTimedLater() {
        hearing.hear("a", "[{\"x\":1}]").forget().hear("a", "[{\"x\":1,\"ts\":1760000000}]");

        assertThat(hearing.values()).containsExactly("a#x=1.0");
        assertThat(hearing.times()).containsExactly(1_760_000_000_000_000L);
    }

    @Test
    void rowsThatAreNoneAreLeftOutAndTold() {
        hearing.hear("a", "[[1760000000,1],7,[1760000001],[1760000002,3,4],[1760000003,{\"x\":1}],[1760000004,5]]");

        assertThat(hearing.values()).containsExactly("a#value=1.0", "a#value=5.0");
        assertThat(hearing.problem()).contains("holds an element that is not like the first");
    }
}
