package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Kind;

/** What a stretch of time holds, found the slow way, row by row. */
record Naive(
        double min, double max, double first, double last, double mean, long covered, long count, long good, int seen) {

    private static final double HUGE = 1e9;

    /**
     * Of the stretch from {@code from} to {@code to}.
     *
     * @param until how long the last row holds
     */
    static Naive of(Run run, long from, long to, long until) {
        double min = Double.NaN;
        double max = Double.NaN;
        double first = Double.NaN;
        double last = Double.NaN;
        double base = Double.NaN;
        double area = 0;
        long covered = 0;
        long count = 0;
        long good = 0;
        int seen = 0;
        for (int row = 0; row < run.size; row++) {
            long time = run.times[row];
            double value = run.numbers[row];
            if (time >= from && time < to) {
                seen |= run.marks[row] & (Marks.GAP | Marks.HISTORICAL);
                count += Marks.gap(run.marks[row]) ? 0 : 1;
                good += Marks.good(run.marks[row]) ? 1 : 0;
                seen |= Marks.gap(run.marks[row]) ? 0 : faith(run, row);
                if (run.holds(row)) {
                    min = Double.isNaN(min) ? value : Math.min(min, value);
                    max = Double.isNaN(max) ? value : Math.max(max, value);
                    first = Double.isNaN(first) ? value : first;
                    last = value;
                }
            }
            long begins = Math.max(time, from);
            long ends = Math.min(row + 1 < run.size ? run.times[row + 1] : until, to);
            if (begins < ends && run.holds(row)) {
                base = Double.isNaN(base) ? value : base;
                area += (value - base) * (ends - begins);
                covered += ends - begins;
                seen |= faith(run, row);
            } else if (begins < ends && Marks.gap(run.marks[row])) {
                seen |= Marks.GAP;
            }
        }
        return new Naive(
                min, max, first, last, covered == 0 ? Double.NaN : base + area / covered, covered, count, good, seen);
    }

    private static int faith(Run run, int row) {
        return switch (Marks.quality(run.marks[row])) {
            case GOOD, GOOD_BACKFILL, WRITE_PENDING, SIMULATED, MANUAL -> Envelope.BELIEVED;
            default -> Envelope.DOUBTED;
        };
    }

    /** Zero is minus zero here, and none is none. */
    static void assertSame(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    /** The difference between the largest and the smallest value that holds; 0 where there is none. */
    static double range(Run run) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < run.size; row++) {
            if (run.holds(row)) {
                min = Math.min(min, run.numbers[row]);
                max = Math.max(max, run.numbers[row]);
            }
        }
        return min <= max ? max - min : 0;
    }

    /** The same rows as numbers, without those so large that their sum would be no number. */
    static Run tame(Run run) {
        Run tame = new Run(Kind.NUMBER);
        for (int row = 0; row < run.size; row++) {
            double value = run.numbers[row];
            tame.add(run.times[row], Double.isFinite(value) ? value % HUGE : value, run.marks[row]);
        }
        return tame;
    }
}
