package dev.andon.ui.raster;

import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;

/** A node as the toolkit draws it, kept as pixels: letters and signs that are drawn once and copied often, in any colour. FX thread. */
public final class Imprint {

    private final int width;
    private final int height;
    private final int[] pixels;

    /**
     * Draws a node.
     *
     * @param wide how much of it from its parent's origin, logical pixels
     * @param high the same, downwards
     * @param scale device pixels for one logical one
     */
    public Imprint(Node node, double wide, double high, double scale) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(new Scale(scale, scale));
        width = (int) Math.ceil(wide * scale);
        height = (int) Math.ceil(high * scale);
        parameters.setViewport(new Rectangle2D(0, 0, width, height));
        WritableImage image = node.snapshot(parameters, new WritableImage(width, height));
        pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    }

    /**
     * Copies the shape from a place on, in one colour, as much of it as the other raster has room for. Lengths in device pixels.
     *
     * @param left of the part that is copied
     * @param top of the part that is copied
     * @param across how far to the right it is moved in the other raster
     * @param down how far down
     * @param strength 0 to 1
     */
    public void ink(Raster to, int left, int top, int across, int down, int colour, double strength) {
        for (int row = 0; row < to.height() && top + row < height; row++) {
            for (int column = 0; column < to.width() && left + column < width; column++) {
                int alpha = pixels[(top + row) * width + left + column] >>> 24;
                if (alpha > 0) {
                    to.column(column + across, row + down, row + down + 1.0, colour, strength * alpha / 255);
                }
            }
        }
    }

    /** Copies everything in its own colours, moved to the right and down by so many device pixels. */
    public void copy(Raster to, int by) {
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int pixel = pixels[row * width + column];
                to.column(column + by, row + by, row + by + 1.0, pixel | 0xFF000000, (pixel >>> 24) / 255.0);
            }
        }
    }
}
