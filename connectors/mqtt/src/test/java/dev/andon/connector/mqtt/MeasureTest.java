package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value with its unit beside it is one point. */
class MeasureTest {

    private final Hearing hearing = new Hearing();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pressure\":{\"value\":4.4,\"unit\":\"bar\"}}",
                "{\"pressure\":{\"unit\":\"bar\",\"value\":4.4}}",
                "{\"pressure\":{\"v\":4.4,\"u\":\"bar\"}}",
                "{\"pressure\":{\"Value\":\"4.4\",\"Unit\":\"bar\"}}"
            })
    void objectOfAValueAndItsUnitIsOnePointWithThatUnit(String payload) {
        hearing.hear("a", payload).hear("a", payload);

        assertThat(hearing.values()).containsExactly("a#pressure=4.4", "a#pressure=4.4");
        assertThat(hearing.inbox.units()).containsExactly(Map.entry("a#pressure", new Unit("bar")));
        assertThat(hearing.problems()).isEmpty();
    }

    @Test
    void severalStandBesideEachOtherAndBesideOthers() {
        hearing.hear(
                "a",
                "{\"ts\":1760000000,\"flow\":{\"value\":3,\"unit\":\"m³/h\"},\"on\":true,\"oil\":{\"value\":61.4,\"unit\":\"°C\"}}");

        assertThat(hearing.values()).containsExactly("a#flow=3.0", "a#on=true", "a#oil=61.4");
        assertThat(hearing.inbox.units())
                .containsOnly(Map.entry("a#flow", new Unit("m3/h")), Map.entry("a#oil", new Unit("Cel")));
        assertThat(hearing.times()).containsOnly(1_760_000_000_000_000L);
    }

    @Test
    void wholePayloadKeepsTheNameValue() {
        hearing.hear("a/oil", "{\"ts\":1760000000,\"value\":61.4,\"unit\":\"Cel\"}")
                .hear("a/oil", "{\"ts\":1760000001,\"value\":61.5,\"unit\":\"Cel\"}");

        assertThat(hearing.values()).containsExactly("a/oil#value=61.4", "a/oil#value=61.5");
        assertThat(hearing.inbox.units()).containsExactly(Map.entry("a/oil#value", new Unit("Cel")));
        assertThat(hearing.times()).containsExactly(1_760_000_000_000_000L, 1_760_000_001_000_000L);
    }

    @Test
    void rowsAndElementsAreMeasuresToo() {
        hearing.hear(
                        "a",
                        "[{\"ts\":1760000000,\"value\":1,\"unit\":\"V\"},{\"ts\":1760000001,\"value\":2,\"unit\":\"V\"}]")
                .hear("b", "{\"phase\":[{\"value\":230,\"unit\":\"V\"},{\"value\":231,\"unit\":\"V\"}]}");

        assertThat(hearing.values())
                .containsExactly("a#value=1.0", "a#value=2.0", "b#phase.0=230.0", "b#phase.1=231.0");
        assertThat(hearing.inbox.units()).containsOnlyKeys("a#value", "b#phase.0", "b#phase.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1760000000", "1760000000000", "\"1760000000\"", "\"2025-10-09T08:53:20Z\""})
    void timeBesideAValueIsTheTimeOfThatValue(String time) {
        hearing.hear(
                "a",
                "{\"p\":{\"value\":4.4,\"unit\":\"bar\",\"time\":" + time + "},\"q\":{\"ts\":" + time
                        + ",\"unit\":\"bar\",\"value\":5},\"n\":1}");

        assertThat(hearing.values()).containsExactly("a#p=4.4", "a#q=5.0", "a#n=1.0");
        assertThat(hearing.times())
                .containsExactly(1_760_000_000_000_000L, 1_760_000_000_000_000L, SampleBatch.NO_TIME);
    }

    @Test
    void whatIsNoTimeBesideAValueIsAPointLikeAnyOther() {
        hearing.hear("a", "{\"cycle\":{\"value\":4.4,\"unit\":\"bar\",\"time\":12}}");

        assertThat(hearing.values()).containsExactly("a#cycle=4.4", "a#cycle.time=12.0");
        assertThat(hearing.times()).containsOnly(SampleBatch.NO_TIME);
    }

    @Test
    void objectWithMoreInItIsReadAsBefore() {
        hearing.hear("a", "{\"p\":{\"value\":4.4,\"unit\":\"bar\",\"limit\":6}}");

        assertThat(hearing.values()).containsExactly("a#p.value=4.4", "a#p.unit=bar", "a#p.limit=6.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"press 3\"", "7", "\"7\"", "true", "{\"x\":1}", "[\"bar\"]"})
    void whatIsNoUnitIsAPointLikeAnyOther(String unit) {
        hearing.hear("a", "{\"p\":{\"value\":4.4,\"unit\":" + unit + "}}");

        assertThat(hearing.values()).hasSize(2).contains("a#p.value=4.4");
    }

    @Test
    void valueThatIsMissingIsBadAndOneWithoutItsUnitKeepsIt() {
        hearing.hear("a", "{\"p\":{\"value\":4.4,\"unit\":\"bar\"}}")
                .hear("a", "{\"p\":{\"value\":null,\"unit\":\"bar\"}}")
                .hear("a", "{\"p\":{\"value\":4.5}}")
                .hear("a", "{\"p\":{\"value\":4.6,\"unit\":null}}");

        assertThat(hearing.values()).containsExactly("a#p=4.4", "a#p=BAD", "a#p=4.5", "a#p=4.6");
        assertThat(hearing.problems()).isEmpty();
    }

    @Test
    void unitThatIsToldLaterIsLearntThen() {
        hearing.hear("a", "{\"p\":{\"value\":null,\"unit\":\"bar\"},\"q\":{\"value\":1}}")
                .hear("a", "{\"p\":{\"value\":4.4,\"unit\":\"bar\"},\"q\":{\"value\":2,\"unit\":\"V\"}}");

        assertThat(hearing.values()).containsExactly("a#q.value=1.0", "a#p=4.4", "a#q.value=2.0");
        assertThat(hearing.inbox.units())
                .containsOnly(Map.entry("a#p", new Unit("bar")), Map.entry("a#q.value", new Unit("V")));
    }

    @Test
    void unitThatChangesMakesTheValueBadAndIsTold() {
        hearing.hear("a", "{\"p\":{\"value\":4.4,\"unit\":\"bar\"}}")
                .hear("a", "{\"p\":{\"value\":63.8,\"unit\":\"psi\"}}")
                .hear("a", "{\"p\":{\"value\":4.5,\"unit\":\"bar\"}}");

        assertThat(hearing.values()).containsExactly("a#p=4.4", "a#p=BAD", "a#p=4.5");
        assertThat(hearing.problem()).startsWith("a: p: its unit is 'psi' now and was 'bar'; ");
    }

    @Test
    void unitThatStaysIsThePointsFromTheThirdMessageOnAndToldOnce() {
        hear("bar", 4.4).hear("psi", 63.8).hear("psi", 63.9);
        assertThat(hearing.inbox.units()).containsExactly(Map.entry("a#p", new Unit("bar")));
        hear("psi", 64.0).hear("psi", 64.1).hear("bar", 4.5);

        assertThat(hearing.values())
                .containsExactly("a#p=4.4", "a#p=BAD", "a#p=BAD", "a#p=64.0", "a#p=64.1", "a#p=BAD");
        assertThat(hearing.inbox.units()).containsExactly(Map.entry("a#p", new Unit("[psi]")));
        assertThat(hearing.problems())
                .extracting(told -> told.substring(0, told.indexOf(';')))
                .containsExactly(
                        "a: p: its unit is 'psi' now and was 'bar'", "a: p: its unit is 'bar' now and was 'psi'");
    }

    @Test
    void unitThatComesAndGoesIsNeverThePoints() {
        hear("bar", 1)
                .hear("psi", 2)
                .hear("psi", 3)
                .hear("bar", 4)
                .hear("psi", 5)
                .hear("kPa", 6)
                .hear("psi", 7);

        assertThat(hearing.values())
                .containsExactly("a#p=1.0", "a#p=BAD", "a#p=BAD", "a#p=4.0", "a#p=BAD", "a#p=BAD", "a#p=BAD");
        assertThat(hearing.inbox.units()).containsExactly(Map.entry("a#p", new Unit("bar")));
    }

    @Test
    void rowsOfOneMessageAreNoMessagesInARow() {
        String bar = "[{\"ts\":1760000000,\"value\":1,\"unit\":\"bar\"}]";
        String psi =
                "[{\"ts\":1760000001,\"value\":2,\"unit\":\"psi\"},{\"ts\":1760000002,\"value\":3,\"unit\":\"psi\"}]";
        hearing.hear("a", bar).hear("a", psi).hear("a", psi).hear("a", psi);

        assertThat(hearing.values())
                .containsExactly(
                        "a#value=1.0",
                        "a#value=BAD",
                        "a#value=BAD",
                        "a#value=BAD",
                        "a#value=BAD",
                        "a#value=2.0",
                        "a#value=3.0");
        assertThat(hearing.problems()).hasSize(1);
    }

    @Test
    void anotherSignForTheSameUnitIsNoChangeAndNoSignIsNone() {
        hear("°C", 1).hear("Cel", 2).hear("celsius", 3).hear("", 4).hear("°C", 5);

        assertThat(hearing.values()).containsExactly("a#p=1.0", "a#p=2.0", "a#p=3.0", "a#p=4.0", "a#p=5.0");
        assertThat(hearing.inbox.units()).containsExactly(Map.entry("a#p", new Unit("Cel")));
        assertThat(hearing.problems()).isEmpty();
    }

    @Test
    void unknownUnitThatStaysIsKeptAsItCame() {
        hear("bar", 1).hear("atü", 2).hear("atü", 3).hear("atü", 4);

        assertThat(hearing.values()).containsExactly("a#p=1.0", "a#p=BAD", "a#p=BAD", "a#p=4.0");
        assertThat(hearing.inbox.units()).containsExactly(Map.entry("a#p", new Unit("atü")));
    }

    @Test
    void timeBesideAValueIsReadWithEveryMessage() {
        for (String time :
                List.of("\"2025-10-09T08:53:20Z\"", "\"2025-10-09T08:53:21.5Z\"", "\"later\"", "1760000003")) {
            hearing.hear("a", "{\"p\":{\"value\":4.4,\"unit\":\"bar\",\"time\":" + time + "}}");
        }

        assertThat(hearing.times())
                .containsExactly(
                        1_760_000_000_000_000L, 1_760_000_001_500_000L, SampleBatch.NO_TIME, 1_760_000_003_000_000L);
        assertThat(hearing.values()).hasSize(4).containsOnly("a#p=4.4");
    }

    private MeasureTest hear(String unit, double value) {
        hearing.hear("a", "{\"p\":{\"value\":" + value + ",\"unit\":\"" + unit + "\"}}");
        return this;
    }
}
