package dev.andon.ui.matrix;

import dev.andon.model.Range;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.raster.Imprint;
import dev.andon.ui.raster.Letters;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Icon;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.values.Reading;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Draws cells onto a raster: the number, the sign of its quality, and beneath it a narrow analog bar with the normal band and a pointer, so that one
 * device out of line with the others stands out of its column. FX thread.
 */
final class CellInk {

    private static final double SIZE = 12;
    private static final double SIGN = 11;
    private static final double PAD = 6;
    private static final double BASE = 15;
    private static final double RAIL_TOP = 20;
    private static final double RAIL = 2;
    private static final double POINTER = 2;
    private static final double HATCH = 0.5;
    private static final double STROKE = 2;
    private static final double STRONG = 2.5;

    private final double scale;
    private final Letters live;
    private final Letters plain;
    private final Map<Sign, Raster> signs = new HashMap<>();
    private final int ink;
    private final int grey;
    private final int faint;
    private final int line;
    private final int raised;
    private final int process;
    private final int focus;
    private final int hatch;
    private final int fault;

    private record Sign(Icon icon, int colour, double stroke) {}

    /** @param scale device pixels for one logical one */
    CellInk(Theme theme, double scale) {
        this.scale = scale;
        live = new Letters("Noto Sans Medium", SIZE, scale);
        plain = new Letters("Noto Sans", SIZE, scale);
        ink = theme.colour("ink");
        grey = theme.colour("ink-2");
        faint = theme.colour("ink-3");
        line = theme.colour("line");
        raised = theme.colour("raised");
        process = theme.colour("process");
        focus = theme.colour("focus");
        hatch = theme.colour("hatch");
        fault = theme.colour("fault");
    }

    double scale() {
        return scale;
    }

    /** How wide a column must be for a text to stand in it with its sign. */
    double need(String text) {
        return live.width(text) + SIGN + 2 * PAD + 2;
    }

    /** The line below a row that begins at a height. */
    void rule(Raster raster, double y, double width) {
        raster.fill(0, y + MatrixLayout.ROW - 1, width, 1, line, 1);
    }

    /** Draws a cell anew. */
    void paint(Raster raster, Cell cell, double x, double y, double width, boolean chosen, boolean focused) {
        Reading reading = cell.reading();
        QualityLook look = reading.look();
        double height = MatrixLayout.ROW;
        raster.clear(x, y, width, height);
        if (chosen) {
            raster.fill(x, y, width, height, raised, 1);
        }
        raster.fill(x, y + height - 1, width, 1, line, 1);
        if (look.hatched()) {
            raster.hatch(x, y, width, height - 1, hatch, HATCH);
        }
        if (look.frame() != QualityLook.Frame.NONE) {
            int colour = look.frame() == QualityLook.Frame.FAULT ? fault : faint;
            raster.frame(x + 2, y + 2, width - 4, height - 5, 1, colour);
        }
        paintBar(raster, cell, x + PAD, y + RAIL_TOP, width - 2 * PAD);
        paintSign(raster, reading, x + PAD + SIGN / 2, y + height / 2 - 1);
        Letters letters = look.grey() ? plain : live;
        String text = letters.cut(reading.text(), width - 2 * PAD);
        letters.write(raster, text, x + width - PAD - letters.width(text), y + BASE, look.grey() ? grey : ink);
        if (chosen) {
            raster.frame(x, y, width, height - 1, focused ? 2 : 1, focused ? focus : process);
        }
    }

    private void paintBar(Raster raster, Cell cell, double x, double y, double width) {
        Reading reading = cell.reading();
        Range span = reading.span();
        double along = cell.along();
        if (span == null || along < 0) {
            return;
        }
        raster.fill(x, y, width, RAIL, line, 1);
        Range normal = reading.point().normal();
        if (normal != null) {
            double low = Math.clamp((normal.low() - span.low()) / span.width(), 0, 1) * width;
            double high = Math.clamp((normal.high() - span.low()) / span.width(), 0, 1) * width;
            raster.fill(x + low, y, high - low, RAIL, faint, 0.7);
        }
        double place = x + along * (width - POINTER);
        raster.fill(place, y - 1, POINTER, RAIL + 2, reading.look().solid() ? ink : grey, 1);
        if (!reading.look().solid()) {
            // Hollow, as every pointer of what is not measured now.
            raster.clear(place + 0.5, y, POINTER - 1, RAIL);
        }
    }

    private void paintSign(Raster raster, Reading reading, double x, double y) {
        QualityLook look = reading.look();
        Icon glyph = look.glyph();
        Icon way = reading.way();
        if (glyph != null) {
            boolean broken = look.frame() == QualityLook.Frame.FAULT;
            raster.stamp(sign(new Sign(glyph, broken ? fault : grey, STROKE)), x, y);
        } else if (way != null) {
            raster.stamp(sign(new Sign(way, ink, STRONG)), x, y);
        }
    }

    private Raster sign(Sign sign) {
        @Nullable Raster known = signs.get(sign);
        if (known == null) {
            SVGPath shape = new SVGPath();
            shape.setContent(sign.icon().path());
            shape.setFill(Color.TRANSPARENT);
            shape.setStroke(Color.BLACK);
            shape.setStrokeWidth(sign.stroke());
            shape.setStrokeLineCap(StrokeLineCap.ROUND);
            shape.setStrokeLineJoin(StrokeLineJoin.ROUND);
            shape.getTransforms().add(new Scale(SIGN / Icon.FIELD, SIGN / Icon.FIELD));
            int pixels = (int) Math.ceil(SIGN * scale);
            known = new Raster(pixels, pixels, scale);
            new Imprint(shape, SIGN, SIGN, scale).ink(known, 0, 0, 0, 0, sign.colour(), 1);
            signs.put(sign, known);
        }
        return known;
    }
}
