package dev.andon.connector.mqtt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.SampleBatch;
import dev.andon.connector.testkit.RecordingInbox.Seen;
import dev.andon.model.Quality;
import dev.andon.model.Value;
import org.junit.jupiter.api.Test;

/** JSON objects and arrays become points of the topic they come on. */
class JsonPayloadTest {

    private final Hearing hearing = new Hearing();

    @Test
    void flatObjectBecomesPointsOfTheTopic() {
        hearing.hear("plant/line1/press3", "{\"temperature\": 61.4, \"speed\": 40, \"running\": true}");

        assertThat(hearing.values())
                .containsExactly(
                        "plant/line1/press3#temperature=61.4",
                        "plant/line1/press3#speed=40.0",
                        "plant/line1/press3#running=true");
        assertThat(hearing.samples().getFirst().quality()).isEqualTo(Quality.GOOD);
        assertThat(hearing.problems()).isEmpty();
        assertThat(hearing.inbox.ignored()).isEmpty();
    }

    @Test
    void singleFieldKeepsItsName() {
        assertThat(hearing.hear("x/y", "{\"value\": 1}").values()).containsExactly("x/y#value=1.0");
    }

    @Test
    void namesOfNestedObjectsAreJoinedWithDots() {
        hearing.hear("a", "{\"motor\":{\"bearing\":{\"temp\":40},\"state\":\"run\"},\"n\":1}");

        assertThat(hearing.values()).containsExactly("a#motor.bearing.temp=40.0", "a#motor.state=run", "a#n=1.0");
    }

    @Test
    void elementsOfAnArrayAreNumbered() {
        assertThat(hearing.hear("a", "{\"phase\":[230.1, 229.8, 231],\"tags\":[\"x\",true]}")
                        .values())
                .containsExactly(
                        "a#phase.0=230.1", "a#phase.1=229.8", "a#phase.2=231.0", "a#tags.0=x", "a#tags.1=true");
    }

    @Test
    void arrayAloneIsCalledValue() {
        assertThat(hearing.hear("a", "[1,{\"b\":2}]").values()).containsExactly("a#value.0=1.0", "a#value.1.b=2.0");
    }

    @Test
    void withoutATimeOfItsOwnASampleHasNone() {
        hearing.hear("a", "{\"b\":1}");

        assertThat(hearing.times()).containsExactly(SampleBatch.NO_TIME);
        assertThat(hearing.samples().getFirst().receivedTime()).isEqualTo(Hearing.NOW);
    }

    @Test
    void retainedMessageIsLastKnown() {
        hearing.hearRetained("a", "{\"b\":1}").hear("a", "{\"b\":1}");

        assertThat(hearing.samples()).extracting(Seen::lastKnown).containsExactly(true, false);
    }

    @Test
    void nullOfAKnownPointIsBadAndOfAnUnknownOneNothing() {
        hearing.hear("a", "{\"b\":1,\"c\":null}").hear("a", "{\"b\":null,\"c\":null}");

        assertThat(hearing.values()).containsExactly("a#b=1.0", "a#b=BAD");
        assertThat(hearing.problems()).isEmpty();
    }

    @Test
    void numberInQuotesIsANumber() {
        assertThat(hearing.hear("a", "{\"b\":\"23.5\",\"c\":\"1.2.3\",\"d\":\"-1e2\",\"e\":\"007\"}")
                        .values())
                .containsExactly("a#b=23.5", "a#c=1.2.3", "a#d=-100.0", "a#e=007");
    }

    @Test
    void numberInQuotesStaysAWordWhereWordsWereBefore() {
        hearing.hear("a", "{\"version\":\"1.2.3\"}").hear("a", "{\"version\":\"2\"}");

        assertThat(hearing.values()).containsExactly("a#version=1.2.3", "a#version=2");
    }

    @Test
    void wordWhereANumberWasIsBadAndTold() {
        hearing.hear("a", "{\"t\":20}").hear("a", "{\"t\":\"unavailable\"}");

        assertThat(hearing.values()).containsExactly("a#t=20.0", "a#t=BAD");
        assertThat(hearing.problem())
                .isEqualTo("a: t: 'unavailable' where a number was before; "
                        + "look at the raw payload and mend what publishes it");
    }

    @Test
    void namesThatCannotBeNamesOfPointsAreMended() {
        assertThat(hearing.hear("a", "{\"\":1,\"b#c\":2,\" \":3}").values())
                .containsExactly("a#_=1.0", "a#b_c=2.0", "a#_=3.0");
    }

    @Test
    void unchangedWordIsTheSameObject() {
        hearing.hear("a", "{\"s\":\"running\"}").hear("a", "{\"s\":\"running\"}");

        assertThat(text(hearing.samples().get(1)))
                .isSameAs(text(hearing.samples().get(0)));
    }

    private static String text(Seen seen) {
        return ((Value.Text) requireNonNull(seen.value())).text();
    }
}
