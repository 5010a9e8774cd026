package dev.andon.ui.svg;

import java.util.Map;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/** The basic shapes and paths (SVG 1.1, 8 and 9). */
final class Shapes {

    private Shapes() {}

    /** The shape of an element; null: it is none. */
    static @Nullable Shape of(String element, Map<String, String> attributes) {
        return switch (element) {
            case "rect" -> rectangle(attributes);
            case "line" ->
                new Line(
                        number(attributes, "x1"),
                        number(attributes, "y1"),
                        number(attributes, "x2"),
                        number(attributes, "y2"));
            case "circle" ->
                new Circle(number(attributes, "cx"), number(attributes, "cy"), Math.max(0, number(attributes, "r")));
            case "ellipse" ->
                new Ellipse(
                        number(attributes, "cx"),
                        number(attributes, "cy"),
                        Math.max(0, number(attributes, "rx")),
                        Math.max(0, number(attributes, "ry")));
            case "polyline" -> new Polyline(points(attributes));
            case "polygon" -> new Polygon(points(attributes));
            case "path" -> path(attributes);
            default -> null;
        };
    }

    private static Shape rectangle(Map<String, String> attributes) {
        Rectangle shape = new Rectangle(
                number(attributes, "x"),
                number(attributes, "y"),
                Math.max(0, number(attributes, "width")),
                Math.max(0, number(attributes, "height")));
        double across = attributes.containsKey("rx") ? number(attributes, "rx") : number(attributes, "ry");
        double down = attributes.containsKey("ry") ? number(attributes, "ry") : across;
        shape.setArcWidth(2 * Math.max(0, across));
        shape.setArcHeight(2 * Math.max(0, down));
        return shape;
    }

    private static Shape path(Map<String, String> attributes) {
        SVGPath shape = new SVGPath();
        shape.setFillRule("evenodd".equals(attributes.get("fill-rule")) ? FillRule.EVEN_ODD : FillRule.NON_ZERO);
        shape.setContent(attributes.getOrDefault("d", ""));
        return shape;
    }

    private static double[] points(Map<String, String> attributes) {
        double[] points = Numbers.list(attributes.getOrDefault("points", ""));
        return points.length % 2 == 0 ? points : java.util.Arrays.copyOf(points, points.length - 1);
    }

    static double number(Map<String, String> attributes, String name) {
        return Numbers.of(attributes.getOrDefault(name, ""), 0);
    }
}
