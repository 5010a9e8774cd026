package dev.andon.ui.svg;

import java.util.function.UnaryOperator;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.jspecify.annotations.Nullable;

/** The inherited properties of an element (SVG 1.1, 11 and 10.10), as they stand at one place of the tree. */
record Style(
        @Nullable Color fill,
        @Nullable Color stroke,
        double strokeWidth,
        double fillOpacity,
        double strokeOpacity,
        StrokeLineCap cap,
        StrokeLineJoin join,
        double[] dashes,
        double fontSize,
        boolean bold,
        String anchor,
        boolean shown) {

    /** What holds at the root (SVG 1.1, property index). */
    static final Style INITIAL = new Style(
            Color.BLACK,
            null,
            1,
            1,
            1,
            StrokeLineCap.BUTT,
            StrokeLineJoin.MITER,
            new double[0],
            16,
            false,
            "start",
            true);

    private static final double LARGEST = 10_000;

    /** The same with one property of an element or its {@code style}; what this reader does not know, or cannot read, changes nothing. */
    Style with(String property, String value) {
        return switch (property) {
            case "fill" -> copy(paint(value, fill), stroke);
            case "stroke" -> copy(fill, paint(value, stroke));
            case "stroke-width" -> numbers(bounded(value, strokeWidth), fillOpacity, strokeOpacity, fontSize);
            case "fill-opacity" -> numbers(strokeWidth, share(value, fillOpacity), strokeOpacity, fontSize);
            case "stroke-opacity" -> numbers(strokeWidth, fillOpacity, share(value, strokeOpacity), fontSize);
            case "font-size" -> numbers(strokeWidth, fillOpacity, strokeOpacity, bounded(value, fontSize));
            case "stroke-linecap" ->
                lines(
                        switch (value) {
                            case "round" -> StrokeLineCap.ROUND;
                            case "square" -> StrokeLineCap.SQUARE;
                            default -> StrokeLineCap.BUTT;
                        },
                        join,
                        dashes);
            case "stroke-linejoin" ->
                lines(
                        cap,
                        switch (value) {
                            case "round" -> StrokeLineJoin.ROUND;
                            case "bevel" -> StrokeLineJoin.BEVEL;
                            default -> StrokeLineJoin.MITER;
                        },
                        dashes);
            case "stroke-dasharray" -> lines(cap, join, value.equals("none") ? new double[0] : Numbers.list(value));
            case "font-weight" -> text(value.equals("bold") || Numbers.of(value, 400) >= 600, anchor, shown);
            case "text-anchor" -> text(bold, value, shown);
            case "display" -> text(bold, anchor, shown && !value.equals("none"));
            case "visibility" -> text(bold, anchor, shown && value.equals("visible"));
            default -> this;
        };
    }

    /** Puts it onto a shape. */
    void paint(Shape shape, UnaryOperator<Color> tone) {
        shape.setFill(toned(fill, fillOpacity, tone));
        shape.setStroke(strokeWidth == 0 ? null : toned(stroke, strokeOpacity, tone));
        shape.setStrokeWidth(strokeWidth);
        shape.setStrokeLineCap(cap);
        shape.setStrokeLineJoin(join);
        for (double dash : dashes) {
            shape.getStrokeDashArray().add(Math.max(0, dash));
        }
    }

    private static @Nullable Color toned(@Nullable Color colour, double opacity, UnaryOperator<Color> tone) {
        return colour == null ? null : tone.apply(colour).deriveColor(0, 1, 1, opacity);
    }

    private Style copy(@Nullable Color newFill, @Nullable Color newStroke) {
        return new Style(
                newFill,
                newStroke,
                strokeWidth,
                fillOpacity,
                strokeOpacity,
                cap,
                join,
                dashes,
                fontSize,
                bold,
                anchor,
                shown);
    }

    private Style numbers(double width, double inFill, double inStroke, double size) {
        return new Style(fill, stroke, width, inFill, inStroke, cap, join, dashes, size, bold, anchor, shown);
    }

    private Style lines(StrokeLineCap newCap, StrokeLineJoin newJoin, double[] newDashes) {
        return new Style(
                fill,
                stroke,
                strokeWidth,
                fillOpacity,
                strokeOpacity,
                newCap,
                newJoin,
                newDashes,
                fontSize,
                bold,
                anchor,
                shown);
    }

    private Style text(boolean isBold, String newAnchor, boolean isShown) {
        return new Style(
                fill,
                stroke,
                strokeWidth,
                fillOpacity,
                strokeOpacity,
                cap,
                join,
                dashes,
                fontSize,
                isBold,
                newAnchor,
                isShown);
    }

    private static double bounded(String value, double before) {
        return Math.clamp(Numbers.of(value, before), 0, LARGEST);
    }

    private static double share(String value, double before) {
        return Math.clamp(Numbers.of(value, before), 0, 1);
    }

    private static @Nullable Color paint(String value, @Nullable Color before) {
        if (value.equals("none") || value.equals("transparent") || value.startsWith("url(")) {
            return null;
        }
        if (value.equals("currentColor")) {
            return Color.BLACK;
        }
        try {
            return Color.web(value);
        } catch (IllegalArgumentException e) {
            return before;
        }
    }
}
