package dev.andon.ui.devices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the columns of the table stand: as many of those that are wanted as there is room for, the least telling going first. Lengths are logical
 * pixels. Knows no toolkit.
 *
 * @param columns from the left
 * @param lefts where each begins
 * @param widths of each, without the gap behind it
 */
record ColumnLayout(List<Column> columns, double[] lefts, double[] widths) {

    /** Before the first column: the box to choose a row by, and the mark. */
    static final double LEAD = 60;

    static final double GAP = 14;
    private static final double PAD = 14;

    static ColumnLayout of(List<Column> wanted, double width) {
        List<Column> shown = new ArrayList<>(wanted);
        double room = width - LEAD - PAD;
        while (shown.size() > 1 && narrowest(shown) > room) {
            shown.remove(
                    shown.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow());
        }
        double rest = Math.max(0, room - narrowest(shown));
        double shares = shown.stream().mapToDouble(Column::share).sum();
        double[] lefts = new double[shown.size()];
        double[] widths = new double[shown.size()];
        double x = LEAD;
        for (int index = 0; index < lefts.length; index++) {
            Column column = shown.get(index);
            lefts[index] = x;
            widths[index] = Math.floor(column.narrowest() + (shares == 0 ? 0 : rest * column.share() / shares));
            x += widths[index] + GAP;
        }
        return new ColumnLayout(List.copyOf(shown), lefts, widths);
    }

    private static double narrowest(List<Column> columns) {
        return columns.stream().mapToDouble(Column::narrowest).sum() + GAP * (columns.size() - 1);
    }
}
