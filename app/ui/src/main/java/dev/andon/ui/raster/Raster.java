package dev.andon.ui.raster;

import java.util.Arrays;

/**
 * Pixels to draw into by hand, with soft edges. Coordinates are logical, x to the right and y down; {@code scale} device pixels make one, so that
 * lines stay sharp on dense screens. Colours are opaque ARGB, the pixels premultiplied ARGB. By one thread at a time; what lies outside is not drawn.
 */
public final class Raster {

    private static final double HATCH_PERIOD = 7;
    private static final double HATCH_LINE = 1;
    private static final double ROOT_OF_HALF = Math.sqrt(0.5);

    private final int width;
    private final int height;
    private final double scale;
    private final int[] pixels;

    /**
     * An empty, transparent raster.
     *
     * @param width in device pixels, at least 1
     * @param height in device pixels, at least 1
     * @param scale device pixels for one logical one, above 0
     */
    public Raster(int width, int height, double scale) {
        this.width = width;
        this.height = height;
        this.scale = scale;
        pixels = new int[width * height];
    }

    /** Device pixels. */
    public int width() {
        return width;
    }

    /** Device pixels. */
    public int height() {
        return height;
    }

    public double scale() {
        return scale;
    }

    /** Rows from the top, premultiplied ARGB; the raster's own array. */
    int[] pixels() {
        return pixels;
    }

    /** One device pixel, premultiplied ARGB; for those who look at what was drawn. */
    public int pixel(int column, int row) {
        return pixels[row * width + column];
    }

    /** Makes a rectangle transparent again, rounded outwards to whole device pixels. */
    public void clear(double x, double y, double w, double h) {
        int left = clampColumn(Math.floor(x * scale));
        int right = clampColumn(Math.ceil((x + w) * scale));
        int bottom = clampRow(Math.ceil((y + h) * scale));
        for (int row = clampRow(Math.floor(y * scale)); row < bottom && left < right; row++) {
            Arrays.fill(pixels, row * width + left, row * width + right, 0);
        }
    }

    /** A filled rectangle. */
    public void fill(double x, double y, double w, double h, int colour, double opacity) {
        double left = x * scale;
        double right = (x + w) * scale;
        double top = y * scale;
        double bottom = (y + h) * scale;
        int first = (int) Math.ceil(left);
        int last = (int) Math.floor(right);
        if (first > last) {
            column(last, top, bottom, colour, opacity * (right - left));
            return;
        }
        if (left < first) {
            column(first - 1, top, bottom, colour, opacity * (first - left));
        }
        if (right > last) {
            column(last, top, bottom, colour, opacity * (right - last));
        }
        int from = clampColumn(first);
        int to = clampColumn(last);
        int end = clampRow(Math.ceil(bottom));
        for (int row = clampRow(Math.floor(top)); row < end && from < to; row++) {
            double cover = opacity * (Math.min(row + 1, bottom) - Math.max(row, top));
            if (cover >= 1) {
                Arrays.fill(pixels, row * width + from, row * width + to, colour);
            } else {
                for (int column = from; column < to; column++) {
                    blend(row * width + column, colour, cover);
                }
            }
        }
    }

    /** The line around a rectangle, within it. */
    public void frame(double x, double y, double w, double h, double thickness, int colour) {
        fill(x, y, w, thickness, colour, 1);
        fill(x, y + h - thickness, w, thickness, colour, 1);
        fill(x, y, thickness, h, colour, 1);
        fill(x + w - thickness, y, thickness, h, colour, 1);
    }

    /**
     * A vertical stroke within one column of device pixels: the brick that curves are built of.
     *
     * @param column device pixels from the left
     * @param top device pixels, may be a fraction
     * @param bottom device pixels, not above {@code top}
     * @param opacity 0 to 1
     */
    public void column(int column, double top, double bottom, int colour, double opacity) {
        if (column < 0 || column >= width) {
            return;
        }
        double from = Math.max(0, top);
        double to = Math.min(height, bottom);
        for (int row = (int) from; row < to; row++) {
            double cover = Math.min(row + 1, to) - Math.max(row, from);
            blend(row * width + column, colour, opacity * cover);
        }
    }

    /** Diagonal lines over a rectangle; neighbouring rectangles continue each other's lines. */
    public void hatch(double x, double y, double w, double h, int colour, double opacity) {
        double period = HATCH_PERIOD * scale;
        double line = HATCH_LINE * scale;
        int left = clampColumn(Math.rint(x * scale));
        int right = clampColumn(Math.rint((x + w) * scale));
        int bottom = clampRow(Math.rint((y + h) * scale));
        for (int row = clampRow(Math.rint(y * scale)); row < bottom; row++) {
            for (int column = left; column < right; column++) {
                double along = (column + row) * ROOT_OF_HALF % period;
                double off = Math.abs(along - period / 2) - line / 2;
                if (off < 0.5) {
                    blend(row * width + column, colour, opacity * Math.min(1, 0.5 - off));
                }
            }
        }
    }

    /** A rectangle whose left and right ends are half circles. */
    public void pill(double x, double y, double w, double h, int colour, double opacity) {
        double radius = h * scale / 2;
        double middle = y * scale + radius;
        double left = x * scale + radius;
        double right = Math.max(left, (x + w) * scale - radius);
        int last = clampColumn(Math.ceil(right + radius));
        for (int column = clampColumn(Math.floor(left - radius)); column < last; column++) {
            double centre = column + 0.5;
            double beyond = Math.max(0, Math.max(left - centre, centre - right));
            if (beyond < radius) {
                double half = Math.sqrt(radius * radius - beyond * beyond);
                column(column, middle - half, middle + half, colour, opacity);
            }
        }
    }

    /** A triangle on its tip: the pointer of an analog bar. The tip is at (x, y), the triangle above it. */
    public void pointer(double x, double y, double halfWidth, double h, int colour, double opacity) {
        double tip = x * scale;
        double half = halfWidth * scale;
        int last = clampColumn(Math.ceil(tip + half));
        for (int column = clampColumn(Math.floor(tip - half)); column < last; column++) {
            double aside = Math.min(1, Math.abs(column + 0.5 - tip) / half);
            column(column, (y - h) * scale, (y - h * aside) * scale, colour, opacity);
        }
    }

    /** A circle's line. */
    public void ring(double x, double y, double radius, double thickness, int colour, double opacity) {
        double outer = (radius + thickness / 2) * scale + 1;
        double half = thickness * scale / 2 + 0.5;
        int lastRow = clampRow(Math.ceil(y * scale + outer));
        int lastColumn = clampColumn(Math.ceil(x * scale + outer));
        for (int row = clampRow(Math.floor(y * scale - outer)); row < lastRow; row++) {
            for (int column = clampColumn(Math.floor(x * scale - outer)); column < lastColumn; column++) {
                double across = column + 0.5 - x * scale;
                double down = row + 0.5 - y * scale;
                double distance = Math.sqrt(across * across + down * down);
                double cover = half - Math.abs(distance - radius * scale);
                blend(row * width + column, colour, opacity * Math.clamp(cover, 0, 1));
            }
        }
    }

    /** A filled circle. */
    public void disc(double x, double y, double radius, int colour, double opacity) {
        ring(x, y, radius / 2, radius, colour, opacity);
    }

    /** A straight line with round ends. */
    public void line(double x1, double y1, double x2, double y2, double thickness, int colour, double opacity) {
        double half = thickness * scale / 2 + 0.5;
        double fromX = x1 * scale;
        double fromY = y1 * scale;
        double byX = x2 * scale - fromX;
        double byY = y2 * scale - fromY;
        double square = Math.max(byX * byX + byY * byY, Double.MIN_NORMAL);
        int lastRow = clampRow(Math.ceil(Math.max(fromY, fromY + byY) + half));
        for (int row = clampRow(Math.floor(Math.min(fromY, fromY + byY) - half)); row < lastRow; row++) {
            // Of a long line only the columns near to it in this row are looked at.
            double above = row - half - fromY;
            double below = row + 1 + half - fromY;
            double early = byY == 0 ? 0 : Math.clamp(Math.min(above / byY, below / byY), 0, 1);
            double late = byY == 0 ? 1 : Math.clamp(Math.max(above / byY, below / byY), 0, 1);
            double left = fromX + Math.min(early * byX, late * byX) - half;
            double right = fromX + Math.max(early * byX, late * byX) + half;
            int lastColumn = clampColumn(Math.ceil(right));
            for (int column = clampColumn(Math.floor(left)); column < lastColumn; column++) {
                double atX = column + 0.5 - fromX;
                double atY = row + 0.5 - fromY;
                double along = Math.clamp((atX * byX + atY * byY) / square, 0, 1);
                double offX = atX - along * byX;
                double offY = atY - along * byY;
                double cover = half - Math.sqrt(offX * offX + offY * offY);
                blend(row * width + column, colour, opacity * Math.clamp(cover, 0, 1));
            }
        }
    }

    /**
     * Puts another raster of the same scale over this one, its middle at a place, pixel on pixel: what is drawn many times is drawn once and
     * stamped.
     */
    public void stamp(Raster picture, double x, double y) {
        place(picture, (int) Math.rint(x * scale - picture.width / 2.0), (int)
                Math.rint(y * scale - picture.height / 2.0));
    }

    /** Puts another raster of the same scale over this one, its corner at a device pixel. */
    void place(Raster picture, int left, int top) {
        int firstColumn = Math.max(0, -left);
        int lastColumn = Math.min(picture.width, width - left);
        int lastRow = Math.min(picture.height, height - top);
        for (int row = Math.max(0, -top); row < lastRow; row++) {
            int from = row * picture.width;
            int to = (top + row) * width + left;
            for (int column = firstColumn; column < lastColumn; column++) {
                int over = picture.pixels[from + column];
                if (over != 0) {
                    pixels[to + column] = over(over, pixels[to + column]);
                }
            }
        }
    }

    /** One premultiplied pixel over another. */
    private static int over(int over, int under) {
        int rest = 256 - (over >>> 24) - (over >>> 31);
        int ag = ((under >>> 8 & 0xFF00FF) * rest) & 0xFF00FF00;
        int rb = ((under & 0xFF00FF) * rest) >>> 8 & 0xFF00FF;
        return over + (ag | rb);
    }

    private void blend(int index, int colour, double opacity) {
        int share = (int) (opacity * 256 + 0.5);
        if (share <= 0) {
            return;
        }
        if (share >= 256) {
            pixels[index] = colour;
            return;
        }
        int under = pixels[index];
        int rest = 256 - share;
        // Two channels at a time: alpha and green, red and blue.
        int ag = ((colour >>> 8 & 0xFF00FF) * share + (under >>> 8 & 0xFF00FF) * rest) & 0xFF00FF00;
        int rb = ((colour & 0xFF00FF) * share + (under & 0xFF00FF) * rest) >>> 8 & 0xFF00FF;
        pixels[index] = ag | rb;
    }

    private int clampColumn(double column) {
        return (int) Math.clamp(column, 0, width);
    }

    private int clampRow(double row) {
        return (int) Math.clamp(row, 0, height);
    }
}
