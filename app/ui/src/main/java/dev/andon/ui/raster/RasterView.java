package dev.andon.ui.raster;

import java.nio.IntBuffer;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** Shows a {@link Raster}: one node and one image, however much is drawn in it. FX thread. */
public class RasterView extends ImageView {

    private static final double ROUND = 4096;

    private Raster raster = new Raster(1, 1, 1);
    private @Nullable PixelBuffer<IntBuffer> buffer;

    public RasterView() {
        setMouseTransparent(true);
        setManaged(false);
        // Pixel for pixel: smoothing would only cost time.
        setSmooth(true);
    }

    /** What to draw into; anew after each {@link #fit} that returned true. */
    public Raster raster() {
        return raster;
    }

    /**
     * Takes on a size, as sharp as the screen can show it here.
     *
     * @param width logical pixels
     * @param height logical pixels
     * @return as {@link #fit(double, double, double)}
     */
    public boolean fit(double width, double height) {
        return fit(width, height, deviceScale());
    }

    /** How many device pixels make one logical pixel of this node: the screen's own scale and that of all parents; 1 while in no window. */
    public double deviceScale() {
        if (getScene() == null || getScene().getWindow() == null) {
            return 1;
        }
        Point2D one = localToScene(1, 0).subtract(localToScene(0, 0));
        // Rounded, so that the last bits of a matrix do not count as another scale.
        double zoom = Math.rint(one.magnitude() * ROUND) / ROUND;
        return getScene().getWindow().getRenderScaleX() * zoom;
    }

    /**
     * Takes on a size.
     *
     * @param width logical pixels
     * @param height logical pixels
     * @param scale device pixels for one logical one
     * @return whether the raster is a new, empty one, so that everything must be drawn again
     */
    public boolean fit(double width, double height, double scale) {
        int columns = Math.max(1, (int) Math.ceil(width * scale));
        int rows = Math.max(1, (int) Math.ceil(height * scale));
        if (buffer != null && columns == raster.width() && rows == raster.height() && scale == raster.scale()) {
            return false;
        }
        adopt(new Raster(columns, rows, scale));
        return true;
    }

    /** Shows a raster that was drawn elsewhere, from now on instead of its own. */
    public void adopt(Raster drawn) {
        raster = drawn;
        int columns = raster.width();
        int rows = raster.height();
        PixelBuffer<IntBuffer> fresh =
                new PixelBuffer<>(columns, rows, IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
        buffer = fresh;
        setImage(new WritableImage(fresh));
        setFitWidth(columns / raster.scale());
        setFitHeight(rows / raster.scale());
    }

    /** Brings everything that was drawn onto the screen. */
    public void show() {
        PixelBuffer<IntBuffer> shown = buffer;
        if (shown != null) {
            shown.updateBuffer(drawn -> null);
        }
    }

    /** Brings the rows between two heights onto the screen, logical pixels. */
    public void show(double top, double bottom) {
        PixelBuffer<IntBuffer> shown = buffer;
        if (shown != null) {
            double first = Math.clamp(Math.floor(top * raster.scale()), 0, raster.height());
            double last = Math.clamp(Math.ceil(bottom * raster.scale()), 0, raster.height());
            shown.updateBuffer(drawn -> new Rectangle2D(0, first, raster.width(), last - first));
        }
    }
}
