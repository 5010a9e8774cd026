package dev.andon.ui.quality;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Quality;
import dev.andon.model.Range;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a value stands, as a person sorts it; what needs a look comes last, the worst at the end. */
public enum Standing {
    /** What the plant says now, and where it should be. */
    LIVE,
    /** Put aside on purpose, or delivered too late to be live. */
    AWAY,
    /** Not heard yet, and too early to be missed. */
    WAITING,
    /** Of an age that nobody knows, such as a retained message. */
    LAST_KNOWN,
    /** Live, but outside the limits that its profile gives. */
    OUTSIDE,
    /** Never heard at all, though it should have been by now. */
    NEVER_HEARD,
    /** Was live, and is heard no longer; or only last known for so long that something should have been heard. */
    SILENT,
    /** Wrong at its source, or unreadable on its way. */
    FAULT;

    /** What needs a look, the worst first. */
    public static final List<Standing> WORST_FIRST = List.of(FAULT, SILENT, NEVER_HEARD, OUTSIDE);

    private static final int COUNT = values().length;

    /** How many there are. */
    public static int count() {
        return COUNT;
    }

    /**
     * How a value stands.
     *
     * @param number of the value; NaN: it is none
     */
    public static Standing of(Quality quality, double number, Point point) {
        return switch (quality) {
            case GOOD, SIMULATED, MANUAL, WRITE_PENDING -> {
                Range limits = limits(point);
                yield limits == null || Double.isNaN(number) || limits.contains(number) ? LIVE : OUTSIDE;
            }
            case UNCERTAIN -> LAST_KNOWN;
            case GOOD_BACKFILL, DISABLED -> AWAY;
            case STALE -> SILENT;
            case NOT_CONNECTED -> NEVER_HEARD;
            case BAD -> FAULT;
        };
    }

    /** The limits of a point: its normal band, else what its instrument can show; null: none are known. */
    public static @Nullable Range limits(Point point) {
        if (point.kind() != Kind.NUMBER) {
            return null;
        }
        return point.normal() != null ? point.normal() : point.range();
    }

    /** Key of the words that say it. */
    public String key() {
        return key("standing.");
    }

    /** The same within another group of words. */
    public String key(String group) {
        return group + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a person should look at it. */
    public boolean needsLook() {
        return this == OUTSIDE || unknown();
    }

    /** Whether a person should look at it, and nobody knows how it is. */
    public boolean unknown() {
        return this == NEVER_HEARD || this == SILENT || this == FAULT;
    }

    /** Whether it is what the plant says now. */
    public boolean live() {
        return this == LIVE || this == OUTSIDE;
    }
}
