package dev.andon.ui.values;

import dev.andon.model.Kind;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.trend.Sparkline;

/** Everything on a board that is not text, drawn by hand onto one raster: rules, hatching, bars, sparklines, the chosen row. FX thread. */
final class BoardInk {

    private static final double SPARK_HEIGHT = 24;
    static final double HATCH_OPACITY = 0.5;
    private static final double MARK = 3;

    private final AnalogBar bar;
    private final Sparkline spark;
    private final int line;
    private final int raised;
    private final int process;
    private final int focus;
    private final int hatch;

    BoardInk(Theme theme, Sparkline spark) {
        this.bar = new AnalogBar(theme);
        this.spark = spark;
        line = theme.colour("line");
        raised = theme.colour("raised");
        process = theme.colour("process");
        focus = theme.colour("focus");
        hatch = theme.colour("hatch");
    }

    /** The rule under a card's head, and the hatching over the head of a device of which nothing is live any more. */
    void paintHead(Raster raster, double x, double y, double width, boolean hatched) {
        raster.clear(x + 1, y + 1, width - 2, BoardLayout.HEAD - 1);
        raster.fill(x + 1, y + BoardLayout.HEAD - 1, width - 2, 1, line, 1);
        if (hatched) {
            raster.hatch(x + 1, y + 1, width - 2, BoardLayout.HEAD - 2, hatch, HATCH_OPACITY);
        }
    }

    /**
     * All of a row that is not text.
     *
     * @param last whether it is the last of its card, which has no rule below
     */
    void paintRow(
            Raster raster, ValueRow row, double x, double y, boolean last, boolean chosen, boolean focused, long now) {
        double width = row.getWidth();
        double height = BoardLayout.ROW;
        raster.clear(x + 1, y, width - 2, height);
        if (chosen) {
            raster.fill(x + 1, y, width - 2, height, raised, 1);
            raster.fill(x + 1, y, MARK, height, process, 1);
        }
        if (!last) {
            raster.fill(x + 1, y + height - 1, width - 2, 1, line, 0.6);
        }
        if (row.reading().look().hatched()) {
            raster.hatch(x + 1, y, width - 2, height - 1, hatch, HATCH_OPACITY);
        }
        if (row.columns().barWidth() > 0) {
            bar.paint(
                    raster,
                    x + row.columns().bar(),
                    y + (height - AnalogBar.HEIGHT) / 2 - 1,
                    row.columns().barWidth(),
                    row.reading());
        }
        if (row.reading().value().kind() != Kind.TEXT && row.columns().sparkWidth() > 0) {
            spark.paint(
                    raster,
                    x + row.columns().spark(),
                    y + (height - SPARK_HEIGHT) / 2,
                    row.columns().sparkWidth(),
                    SPARK_HEIGHT,
                    row.handle(),
                    row.reading().point(),
                    row.reading().look(),
                    now);
        }
        if (chosen && focused) {
            raster.frame(x + 1, y, width - 2, height, 2, focus);
        }
    }
}
