package dev.andon.cli;

import java.util.Arrays;

/** Small numbers as runs of the same one, in Parquet's hybrid of runs and packed bits; of which only the runs are used. One thread. */
final class RunLengths {

    private int[] values = new int[16];
    private int[] counts = new int[16];
    private int runs;

    void add(int value) {
        if (runs > 0 && values[runs - 1] == value) {
            counts[runs - 1]++;
            return;
        }
        if (runs == values.length) {
            values = Arrays.copyOf(values, 2 * runs);
            counts = Arrays.copyOf(counts, 2 * runs);
        }
        values[runs] = value;
        counts[runs++] = 1;
    }

    void clear() {
        runs = 0;
    }

    /** @param width bits that the greatest of them needs, 1 to 32 */
    void writeTo(ByteSink out, int width) {
        for (int run = 0; run < runs; run++) {
            out.varint((long) counts[run] << 1);
            for (int shift = 0; shift < width; shift += Byte.SIZE) {
                out.octet(values[run] >>> shift);
            }
        }
    }
}
