package dev.andon.ui.quality;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Quality;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.theme.Icon;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a value looks, by its quality and age. Never by colour alone: whatever is not plainly good carries a glyph, and says so in words.
 *
 * <p>Two camps disagree on old values: keep the last one, greyed, or take it away. Both are right in turn: first greyed and hatched, with its age;
 * after a while dashes, because dimming alone gets overlooked.
 */
public enum QualityLook {
    LIVE(true, false, false, Frame.NONE, null),
    BACKFILL(true, true, false, Frame.NONE, Icon.HISTORY),
    WRITE_PENDING(true, false, false, Frame.DOTTED, Icon.PENDING),
    UNCERTAIN(true, true, false, Frame.NONE, Icon.QUESTION),
    /** A value of which nobody can say how old it is, such as a retained message. */
    LAST_KNOWN(true, true, false, Frame.NONE, Icon.QUESTION),
    STALE(true, true, true, Frame.NONE, Icon.CLOCK),
    /** Stale for so long that the digits are gone. */
    LONG_STALE(false, true, true, Frame.NONE, Icon.CLOCK),
    BAD(false, true, false, Frame.FAULT, Icon.CROSS),
    NOT_CONNECTED(false, true, false, Frame.FAULT, Icon.CROSS),
    /** Not heard yet, and too early to be missed: no fault. */
    WAITING(false, true, false, Frame.NONE, Icon.HOURGLASS),
    DISABLED(false, true, false, Frame.NONE, Icon.POWER),
    SIMULATED(true, false, false, Frame.NONE, Icon.WAVE),
    MANUAL(true, false, false, Frame.NONE, Icon.PENCIL);

    /** What stands in place of digits. */
    public static final String DASHES = "– –";

    /** How old a stale value may be and still be shown; longer for a point that speaks seldom, by {@link #DASHES_AFTER_CADENCES}. */
    public static final Duration DASHES_AFTER = Duration.ofMinutes(5);

    /** How many times its own cadence old a stale value may be and still be shown. */
    public static final int DASHES_AFTER_CADENCES = 5;

    private final boolean digits;
    private final boolean grey;
    private final boolean hatched;
    private final Frame frame;
    private final @Nullable Icon glyph;

    QualityLook(boolean digits, boolean grey, boolean hatched, Frame frame, @Nullable Icon glyph) {
        this.digits = digits;
        this.grey = grey;
        this.hatched = hatched;
        this.frame = frame;
        this.glyph = glyph;
    }

    /** The outline around a value. */
    public enum Frame {
        NONE,
        /** Wanted, not yet so. */
        DOTTED,
        /** The instrument or the way to it is at fault. */
        FAULT
    }

    /**
     * The look of a value.
     *
     * @param sourceTime when it was measured, or {@link SampleBatch#NO_TIME}
     * @param now in the same microseconds since 1970 UTC
     * @param cadence the learnt time between two samples in microseconds, 0 while unknown
     */
    public static QualityLook of(Quality quality, long sourceTime, long now, long cadence) {
        return switch (quality) {
            case GOOD -> LIVE;
            case GOOD_BACKFILL -> BACKFILL;
            case WRITE_PENDING -> WRITE_PENDING;
            case UNCERTAIN -> sourceTime == SampleBatch.NO_TIME ? LAST_KNOWN : UNCERTAIN;
            case STALE -> longStale(sourceTime, now, cadence) ? LONG_STALE : STALE;
            case BAD -> BAD;
            case NOT_CONNECTED -> NOT_CONNECTED;
            case DISABLED -> DISABLED;
            case SIMULATED -> SIMULATED;
            case MANUAL -> MANUAL;
        };
    }

    /**
     * The look of a live value. What is known from an earlier run keeps its digits, however old: with its age it is all that can be seen
     * where there is no network.
     *
     * @param now microseconds since 1970 UTC
     * @param cadence the learnt time between two samples in microseconds, 0 while unknown
     */
    public static QualityLook of(LiveValue value, long now, long cadence) {
        QualityLook look = of(value.quality(), value.sourceTime(), now, cadence);
        return look == LONG_STALE && value.restored() ? STALE : look;
    }

    /** Whether the digits are shown; if not, {@link #DASHES} are. */
    public boolean digits() {
        return digits;
    }

    /** Whether everything about the value steps back into grey: number, needle and pen. */
    public boolean grey() {
        return grey;
    }

    /** Whether it is what the plant measures now: only then are needle and pen solid. */
    public boolean solid() {
        return this == LIVE;
    }

    /** The quality that looks like this. */
    public Quality quality() {
        return switch (this) {
            case LIVE -> Quality.GOOD;
            case BACKFILL -> Quality.GOOD_BACKFILL;
            case WRITE_PENDING -> Quality.WRITE_PENDING;
            case UNCERTAIN, LAST_KNOWN -> Quality.UNCERTAIN;
            case STALE, LONG_STALE -> Quality.STALE;
            case BAD -> Quality.BAD;
            case NOT_CONNECTED, WAITING -> Quality.NOT_CONNECTED;
            case DISABLED -> Quality.DISABLED;
            case SIMULATED -> Quality.SIMULATED;
            case MANUAL -> Quality.MANUAL;
        };
    }

    /** Whether there is a value at all, shown or not. */
    public boolean heard() {
        return this != NOT_CONNECTED && this != WAITING;
    }

    /** Whether diagonal lines go over it. */
    public boolean hatched() {
        return hatched;
    }

    public Frame frame() {
        return frame;
    }

    /** The sign beside the value; null for a live one. */
    public @Nullable Icon glyph() {
        return glyph;
    }

    /** Key of the words that say it in full. */
    public String key() {
        return "quality." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static boolean longStale(long sourceTime, long now, long cadence) {
        long patience = Math.max(DASHES_AFTER.toNanos() / 1_000, DASHES_AFTER_CADENCES * cadence);
        return sourceTime != SampleBatch.NO_TIME && now - sourceTime > patience;
    }
}
