package dev.andon.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** Our own icons: one stroked path each, on a field of 20 by 20. */
public enum Icon {
    OVERVIEW,
    MAP,
    DEVICES,
    HEALTH,
    CONNECTIONS,
    SETTINGS,
    SEARCH,
    BACK,
    FORWARD,
    MORE,
    CHEVRON,
    PLACE,
    CLOCK,
    CROSS,
    QUESTION,
    HISTORY,
    HOURGLASS,
    PENCIL,
    WAVE,
    POWER,
    PENDING,
    ABOVE,
    BELOW,
    OUTSIDE;

    /** Width and height of the field on which an icon is drawn. */
    public static final double FIELD = 20;

    // Immutable once read, like the enum itself.
    private final String path = read(name().toLowerCase(Locale.ROOT));

    /** The path, in SVG's words. */
    public String path() {
        return path;
    }

    /**
     * A new node of a fixed size that shows the icon; its colour is the stroke of the style class {@code icon}.
     *
     * @param size width and height, px
     */
    public Region node(double size) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("icon");
        shape.setManaged(false);
        shape.getTransforms().add(new Scale(size / FIELD, size / FIELD));
        Pane field = new Pane(shape);
        field.setMinSize(size, size);
        field.setPrefSize(size, size);
        field.setMaxSize(size, size);
        field.setMouseTransparent(true);
        return field;
    }

    private static String read(String name) {
        try (InputStream file = Theme.open("icons/" + name + ".svg")) {
            String svg = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int begin = svg.indexOf(" d=\"");
            int end = svg.indexOf('"', begin + 4);
            if (begin < 0 || end < 0) {
                throw new IOException("the icon " + name + " has no path");
            }
            return svg.substring(begin + 4, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
