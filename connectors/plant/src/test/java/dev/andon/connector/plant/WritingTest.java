package dev.andon.connector.plant;

import static dev.andon.connector.plant.Reading.flag;
import static dev.andon.connector.plant.Reading.number;
import static dev.andon.connector.plant.Reading.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes that each way of writing puts on the wire. */
class WritingTest {

    private static final Moment NOW = new Moment(1_794_898_800_250_000L, 0);
    private static final Moment THEN = new Moment(1_794_898_801_250_000L, 1);

    private final List<Reading> readings = List.of(
            number("air.supply", "Cel", -27.54, 1),
            number("air.return", "Cel", -20, 1),
            number("fan", "/min", 1350.4, 0),
            text("state", "cooling"),
            flag("running", true));

    @Test
    void flatJsonHasItsTimeInMilliseconds() {
        assertThat(written(Writing.FLAT))
                .containsExactly("d {\"ts\":1794898800250,\"air.supply\":-27.5,\"air.return\":-20,\"fan\":1350,"
                        + "\"state\":\"cooling\",\"running\":true}");
    }

    @Test
    void secondsKeepTheirFraction() {
        assertThat(written(Writing.SECONDS).getFirst()).startsWith("d {\"timestamp\":1794898800.250,");
    }

    @Test
    void nestedJsonPartsNamesAtTheirDots() {
        assertThat(written(Writing.NESTED))
                .containsExactly("d {\"time\":\"2026-11-17T07:00:00.250Z\",\"air\":{\"supply\":-27.5,\"return\":-20},"
                        + "\"fan\":1350,\"state\":\"cooling\",\"running\":true}");
    }

    @Test
    void senmlTellsBaseTimeAndUnits() {
        List<Reading> sensor =
                List.of(number("temperature", "Cel", 4.25, 2), number("battery", "%", 81, 0), flag("on", true));
        assertThat(written(Writing.SENML, List.of(NOW), List.of(sensor)))
                .containsExactly("d [{\"bt\":1794898800.250,\"n\":\"temperature\",\"u\":\"Cel\",\"v\":4.25},"
                        + "{\"n\":\"battery\",\"u\":\"%EL\",\"v\":81},{\"n\":\"on\",\"vb\":true}]");
    }

    @Test
    void severalTimesStandInOneArray() {
        List<Reading> level = List.of(number("level", "%", 52.9, 1));
        assertThat(written(Writing.TIMED, List.of(NOW, THEN), List.of(level, level)))
                .containsExactly("d [{\"ts\":1794898800250,\"level\":52.9},{\"ts\":1794898801250,\"level\":52.9}]");
    }

    @Test
    void plainValuesHaveATopicEach() {
        assertThat(written(Writing.PLAIN))
                .containsExactly(
                        "d/air/supply -27.5", "d/air/return -20", "d/fan 1350", "d/state cooling", "d/running ON");
    }

    private List<String> written(Writing writing) {
        return written(writing, List.of(NOW), List.of(readings));
    }

    private static List<String> written(Writing writing, List<Moment> moments, List<List<Reading>> readings) {
        List<String> written = new ArrayList<>();
        writing.write(
                "d",
                moments,
                readings,
                false,
                telegram ->
                        written.add(telegram.topic() + ' ' + new String(telegram.payload(), StandardCharsets.UTF_8)));
        return written;
    }
}
