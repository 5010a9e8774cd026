package dev.andon.cache;

/** Gives what is read of a point to whoever asked, row by row. */
record Visiting(RowVisitor visitor) implements Merging.Visitor {

    @Override
    public void rows(Run run, int first, int end) {
        for (int row = first; row < end; row++) {
            row(run, row);
        }
    }

    @Override
    public void coarse(long start, long end) {
        visitor.coarse(start, end);
    }

    @Override
    public void dropped(long start, long end) {
        visitor.dropped(start, end);
    }

    private void row(Run run, int row) {
        byte mark = run.marks[row];
        if (Marks.gap(mark)) {
            visitor.gap(run.times[row], GapCause.of((int) run.numbers[row]));
        } else {
            visitor.sample(
                    run.times[row],
                    run.numbers[row],
                    run.texts.length == 0 ? null : run.texts[row],
                    Marks.quality(mark),
                    Marks.historical(mark));
        }
    }
}
