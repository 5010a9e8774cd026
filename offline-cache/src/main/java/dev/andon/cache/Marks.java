package dev.andon.cache;

import dev.andon.model.Quality;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The mark of one row: bits 0 to 3 its quality, bit 4 that it was delivered late, bit 5 that it is no sample but the beginning of a
 * gap. A gap ends at the next row that is no gap.
 */
final class Marks {

    static final byte HISTORICAL = 1 << 4;
    static final byte GAP = 1 << 5;

    /** The mark of a row at which a gap begins; the row's number is the ordinal of its {@link GapCause}. */
    static final byte GAP_ROW = (byte) (GAP | Quality.NOT_CONNECTED.ordinal());

    /** The mark of a row that stood for the beginning of a gap until that was filled: whoever reads, leaves it out. */
    static final byte FILLED = (byte) (GAP_ROW | HISTORICAL);

    private static final int QUALITY = 0x0f;
    private static final int QUALITIES = Quality.values().length;

    // Which qualities hold a value until the next row, and which are good, one bit for each ordinal.
    private static final int HOLDING = bits(
            Quality.GOOD,
            Quality.GOOD_BACKFILL,
            Quality.WRITE_PENDING,
            Quality.UNCERTAIN,
            Quality.SIMULATED,
            Quality.MANUAL);
    private static final int BELIEVED =
            bits(Quality.GOOD, Quality.GOOD_BACKFILL, Quality.WRITE_PENDING, Quality.SIMULATED, Quality.MANUAL);

    /** Of all marks there may be, one bit for each: those of samples, and of good ones. */
    private static final long SET_OF_SAMPLES = set(mark -> (mark & GAP) == 0);

    private static final long SET_OF_GOOD = set(Marks::good);

    private Marks() {}

    static byte of(Quality quality, boolean historical) {
        return (byte) (quality.ordinal() | (historical ? HISTORICAL : 0));
    }

    static Quality quality(byte mark) {
        return Quality.of(mark & QUALITY);
    }

    static boolean historical(int mark) {
        return (mark & HISTORICAL) != 0;
    }

    static boolean gap(int mark) {
        return (mark & (GAP | HISTORICAL)) == GAP;
    }

    /** Whether it is neither a sample nor a gap any more. */
    static boolean filled(int mark) {
        return (mark & (GAP | HISTORICAL)) == (GAP | HISTORICAL);
    }

    /** Whether the value of a row so marked is true from its instant until the next row: no gap, not bad, not stale. */
    static boolean holds(int mark) {
        return (mark & GAP) == 0 && ((HOLDING >>> (mark & QUALITY)) & 1) != 0;
    }

    /** Whether a row so marked is a sample that counts as good. */
    static boolean good(int mark) {
        return (mark & GAP) == 0 && ((BELIEVED >>> (mark & QUALITY)) & 1) != 0;
    }

    /** This mark for a row whose number is none: bad, unless it holds nothing anyway. */
    static byte notHolding(int mark) {
        return (byte) (holds(mark) ? (mark & ~QUALITY) | Quality.BAD.ordinal() : mark);
    }

    /** Whether some row may carry this mark; what is read from a file may be anything. */
    static boolean valid(int mark) {
        return (mark & ~(QUALITY | HISTORICAL | GAP)) == 0 && (mark & QUALITY) < QUALITIES;
    }

    /** What a pixel has seen of samples so marked, or of a value that holds from one: {@link Envelope#BELIEVED} or {@link Envelope#DOUBTED}. */
    static byte seen(int mark) {
        return good(mark) ? Envelope.BELIEVED : Envelope.DOUBTED;
    }

    /** The same of all marks of a set, which has a bit for each. */
    static byte seen(long marks) {
        long good = marks & SET_OF_GOOD;
        return (byte) ((good != 0 ? Envelope.BELIEVED : 0) | ((marks & SET_OF_SAMPLES) != good ? Envelope.DOUBTED : 0));
    }

    private static long set(IntPredicate wanted) {
        return IntStream.range(0, Long.SIZE)
                .filter(wanted)
                .mapToLong(mark -> 1L << mark)
                .reduce(0, (a, b) -> a | b);
    }

    /** Which of two rows of one instant stays: live over late, late over what fills a gap, that over the gap; of equals the one that came last. */
    static boolean replaces(int later, int earlier) {
        return rank(later) >= rank(earlier);
    }

    private static int rank(int mark) {
        return gap(mark) ? 0 : filled(mark) ? 1 : historical(mark) ? 2 : 3;
    }

    private static int bits(Quality... qualities) {
        int bits = 0;
        for (Quality quality : qualities) {
            bits |= 1 << quality.ordinal();
        }
        return bits;
    }
}
