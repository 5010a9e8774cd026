package dev.andon.runtime;

/** Looks over dashboards. What a widget of each kind knows beyond its place is the widget's own. */
final class BoardReader {

    private BoardReader() {}

    static void read(Mapping keys) {
        keys.text("title");
        Integer columns = keys.whole("grid", 1, 48);
        for (Mapping widget : keys.mappings("widgets")) {
            widget.needed("kind", kind -> kind);
            double[] at = widget.numbers("at", 4, "[column, row, width, height]");
            if (at != null && !fits(at, columns == null ? 12 : columns)) {
                widget.mistake(
                        "at",
                        "the widget does not lie on the grid",
                        "column and row begin at 0; column + width is at most grid");
            }
        }
        keys.end();
    }

    private static boolean fits(double[] at, int columns) {
        for (double number : at) {
            if (number != Math.rint(number)) {
                return false;
            }
        }
        return at[0] >= 0 && at[1] >= 0 && at[2] >= 1 && at[3] >= 1 && at[0] + at[2] <= columns;
    }
}
