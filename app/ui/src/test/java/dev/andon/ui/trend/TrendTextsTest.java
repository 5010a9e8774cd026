package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.PointId;
import dev.andon.ui.text.Words;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TrendTextsTest {

    private static final long NOW = 1_790_000_000_000_000L;
    private static final long SECOND = 1_000_000;
    private static final Words ENGLISH = Words.in(Locale.ENGLISH);

    private final TrendTexts texts = new TrendTexts(ENGLISH, new TimeAxis(ZoneId.of("UTC"), ENGLISH));
    private final Point oil = Point.unknown(PointId.parse("plant/line1/press3#temperature"), Kind.NUMBER);

    @Test
    void whatWasDeliveredLateAndIsKnownInMinutesOnlyIsToldAsBoth() {
        assertThat(told(Reading.State.COARSE, true)).endsWith("Only minutes or hours are known here · Delivered late");
    }

    @Test
    void goodAndLateAreToldApart() {
        assertThat(told(Reading.State.MEASURED, false)).endsWith("Good");
        assertThat(told(Reading.State.MEASURED, true))
                .endsWith("Delivered late")
                .doesNotContain("Good");
        assertThat(told(Reading.State.HELD, false)).endsWith("Unchanged since the value before");
    }

    @Test
    void howFarItCanBeBelievedIsToldBesideAllElse() {
        assertThat(told(Reading.State.MEASURED, Faith.UNCERTAIN, false)).endsWith("\nUncertain");
        assertThat(told(Reading.State.MEASURED, Faith.PARTLY, true)).endsWith("\nNot good throughout · Delivered late");
        assertThat(told(Reading.State.HELD, Faith.UNCERTAIN, false))
                .endsWith("Unchanged since the value before · Uncertain");
    }

    @Test
    void theLineAboveTellsWhereOnlyMinutesOrHoursAreLeft() {
        assertThat(line(0)).doesNotContain("minutes");
        assertThat(line(0.5)).endsWith("in part only minutes or hours are left");
        assertThat(line(1)).endsWith("· only minutes or hours are left");
    }

    private String line(double worn) {
        return texts.summary(oil, new TrendSummary(4, 3, 5, 1, worn, Long.MIN_VALUE, Long.MIN_VALUE), 5, true, NOW);
    }

    private String told(Reading.State state, boolean late) {
        return told(state, Faith.GOOD, late);
    }

    private String told(Reading.State state, Faith faith, boolean late) {
        Reading reading = new Reading(NOW - SECOND, NOW, state, 4, 4, 4, faith, late, "");
        return texts.reading(oil, reading, 5, NOW);
    }
}
