package dev.andon.cache;

/** The codecs of the columns, and the two that are one: numbers and their marks. Keeps buffers: one owner, one thread. */
final class Columns {

    /** Behind the bits of a mark, where it is a gap, stands its cause. */
    private static final int CAUSE_SHIFT = 8;

    final Longs longs = new Longs();
    final Numbers numbers = new Numbers(longs);
    final Texts texts = new Texts(longs);

    private double[] dense = new double[1024];

    /** Marks as stretches of equals, then the numbers of the rows that are samples. */
    void encode(BitWriter out, double[] values, byte[] marks, int from, int count) {
        room(count);
        int samples = 0;
        int before = -1;
        int stretch = 0;
        for (int row = from; row < from + count; row++) {
            int mark = marks[row];
            if (Marks.gap(mark)) {
                mark |= (int) values[row] << CAUSE_SHIFT;
            } else {
                dense[samples++] = values[row];
            }
            if (mark != before && stretch > 0) {
                out.varint(before);
                out.varint(stretch);
                stretch = 0;
            }
            before = mark;
            stretch++;
        }
        if (stretch > 0) {
            out.varint(before);
            out.varint(stretch);
        }
        numbers.encode(out, dense, samples);
    }

    void decode(BitReader in, double[] values, byte[] marks, int at, int count) throws Damaged {
        room(count);
        int samples = 0;
        int row = 0;
        while (row < count) {
            int mark = in.count(GapCause.COUNT << CAUSE_SHIFT);
            int cause = mark >>> CAUSE_SHIFT;
            int stretch = in.count(count - row);
            if (!Marks.valid(mark & 0xff) || cause >= GapCause.COUNT || (cause > 0 && !Marks.gap(mark))) {
                throw new Damaged("an unknown mark");
            }
            for (int end = row + stretch; row < end; row++) {
                marks[at + row] = (byte) mark;
                values[at + row] = cause;
            }
            samples += Marks.gap(mark) ? 0 : stretch;
        }
        if (samples == count) {
            numbers.decode(in, values, at, count);
            return;
        }
        numbers.decode(in, dense, 0, samples);
        for (int i = count - 1, sample = samples; i >= 0; i--) {
            if (!Marks.gap(marks[at + i])) {
                values[at + i] = dense[--sample];
            }
        }
    }

    private void room(int count) {
        if (dense.length < count) {
            dense = new double[count + (count >> 1)];
        }
    }
}
