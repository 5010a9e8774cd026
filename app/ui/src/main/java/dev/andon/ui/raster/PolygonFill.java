package dev.andon.ui.raster;

/**
 * Fills polygons with soft edges, however many there are, in one pass over the pixels: each edge leaves what it covers in the cells it crosses,
 * and the sum along a row is what is covered there (signed areas, as font rasterisers do). Outer rings and holes run opposite ways; rings do not
 * overlap. Device pixels. By one thread at a time.
 */
public final class PolygonFill {

    private final int width;
    private final int height;
    private final float[] cells;

    /** An empty fill of a size, device pixels. */
    public PolygonFill(int width, int height) {
        this.width = width;
        this.height = height;
        cells = new float[(width + 2) * height];
    }

    /** One edge of a ring. What lies left of the picture counts for the whole row, what lies right of it, above or below for nothing. */
    public void edge(double x1, double y1, double x2, double y2) {
        if (y1 == y2 || Math.max(y1, y2) <= 0 || Math.min(y1, y2) >= height) {
            return;
        }
        double way = y1 < y2 ? 1 : -1;
        double topX = y1 < y2 ? x1 : x2;
        double topY = Math.min(y1, y2);
        double bottomY = Math.max(y1, y2);
        double slope = (x2 - x1) / (y2 - y1);
        int last = (int) Math.min(height, Math.ceil(bottomY));
        for (int row = (int) Math.max(0, Math.floor(topY)); row < last; row++) {
            double from = Math.max(row, topY);
            double to = Math.min(row + 1, bottomY);
            double enters = Math.clamp(topX + (from - topY) * slope, 0, width);
            double leaves = Math.clamp(topX + (to - topY) * slope, 0, width);
            span(row * (width + 2), Math.min(enters, leaves), Math.max(enters, leaves), way * (to - from));
        }
    }

    /** An edge within one row, from {@code left} to {@code right}, that covers {@code share} of its height. */
    private void span(int row, double left, double right, double share) {
        int first = (int) left;
        int last = (int) right;
        if (first == last) {
            double inside = 1 - ((left + right) / 2 - first);
            cells[row + first] += (float) (share * inside);
            cells[row + first + 1] += (float) (share * (1 - inside));
            return;
        }
        double perColumn = share / (right - left);
        double before = 0;
        for (int column = first; column <= last; column++) {
            double from = Math.max(column, left);
            double to = Math.min(column + 1, right);
            double part = perColumn * (to - from);
            double area = part * (1 - ((from + to) / 2 - column));
            cells[row + column] += (float) (before + area);
            before = part - area;
        }
        cells[row + last + 1] += (float) before;
    }

    /**
     * Paints every pixel of a raster of this size: one colour outside, another inside, and the line's where the edge runs.
     *
     * @param outside opaque ARGB, as the others
     */
    public void paint(Raster raster, int outside, int inside, int line) {
        int[] pixels = raster.pixels();
        for (int row = 0; row < height; row++) {
            double sum = 0;
            int cell = row * (width + 2);
            int pixel = row * width;
            for (int column = 0; column < width; column++) {
                sum += cells[cell + column];
                double cover = Math.min(1, Math.abs(sum));
                if (cover < 0.004) {
                    pixels[pixel + column] = outside;
                } else if (cover > 0.996) {
                    pixels[pixel + column] = inside;
                } else {
                    int ground = mix(outside, inside, cover);
                    pixels[pixel + column] = mix(ground, line, Math.min(1, 4 * cover * (1 - cover)));
                }
            }
        }
    }

    private static int mix(int under, int over, double share) {
        int part = (int) (share * 256);
        int ag = ((over >>> 8 & 0xFF00FF) * part + (under >>> 8 & 0xFF00FF) * (256 - part)) & 0xFF00FF00;
        int rb = ((over & 0xFF00FF) * part + (under & 0xFF00FF) * (256 - part)) >>> 8 & 0xFF00FF;
        return ag | rb;
    }
}
