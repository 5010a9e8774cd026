package dev.andon.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in aligned columns, for people. */
final class Columns {

    private static final String GAP = "  ";
    private static final int TIME = 23;
    private static final int VALUE = 14;
    private static final int QUALITY = 13;

    private Columns() {}

    /** A line of {@code andon tail}: what follows is not known, so the widths are fixed and the longest column comes last. */
    static String tail(String time, String value, String quality, String point) {
        return pad(time, TIME) + GAP + padLeft(value, VALUE) + GAP + pad(quality, QUALITY) + GAP + point;
    }

    /** Rows as lines, each column as wide as its widest cell. */
    static List<String> lines(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = row.get(i).length();
                if (i == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(i, Math.max(widths.get(i), width));
                }
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(i == 0 ? "" : GAP).append(pad(row.get(i), widths.get(i)));
        }
        return line.toString().stripTrailing();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
