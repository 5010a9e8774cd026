package dev.andon.ui.golden;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/**
 * Pictures that are kept, and how they are compared. A machine's own way with the edges of letters must not count, a colour, a place or a hatching that
 * changed must: so squares are compared by their mean, where edges even out, large ones and the whole tile more strictly than small ones, for there faint
 * lines add up; and of each colour that lines are drawn in there must be about as much as there was, however thin they are.
 */
final class Pictures {

    /** Side of the squares whose means are compared, px: about a letter. */
    private static final int SQUARE = 12;

    /** How far the mean of a square may be off, of 255 in any channel. */
    private static final double SQUARE_MAY = 14;

    /** Side of the large squares, px: about a word. */
    private static final int LARGE = 36;

    private static final double LARGE_MAY = 3;

    /** From so many pixels of a colour on it counts whether they are there. */
    private static final int DRAWN = 30;

    /** How far a pixel may be from a colour in any channel and still be of it. */
    private static final int OF_COLOUR = 8;

    /** How far the mean of a tile may be off. */
    private static final double TILE_MAY = 1.2;

    private static final int COLOURS = 256;

    private Pictures() {}

    static BufferedImage of(WritableImage picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }

    /** Writes a picture small: in the 256 colours that it has most of. */
    static void write(BufferedImage picture, Path file) throws IOException {
        Map<Integer, Integer> counts = new HashMap<>();
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        for (int pixel : pixels) {
            counts.merge(pixel & 0xFFFFFF, 1, Integer::sum);
        }
        int[] palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        IndexColorModel model =
                new IndexColorModel(8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage small =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int at = 0; at < pixels.length; at++) {
            int index = nearest.computeIfAbsent(pixels[at] & 0xFFFFFF, colour -> nearest(palette, colour));
            small.getRaster().setSample(at % picture.getWidth(), at / picture.getWidth(), 0, index);
        }
        ImageIO.write(small, "png", file.toFile());
    }

    /**
     * What is wrong with a tile, in words; empty: nothing.
     *
     * @param inks the colours that lines and marks are drawn in
     */
    static Optional<String> wrong(BufferedImage wanted, BufferedImage now, Rectangle tile, List<Integer> inks) {
        double whole = apart(mean(wanted, tile), mean(now, tile));
        if (whole > TILE_MAY) {
            return Optional.of("as a whole it is off by %.1f".formatted(whole));
        }
        for (int ink : inks) {
            int before = count(wanted, tile, ink);
            int after = count(now, tile, ink);
            if (Math.max(before, after) >= DRAWN && Math.min(before, after) * 2 < Math.max(before, after)) {
                return Optional.of("of #%06X there were %d pixels and are %d".formatted(ink & 0xFFFFFF, before, after));
            }
        }
        return squares(wanted, now, tile, LARGE, LARGE_MAY).or(() -> squares(wanted, now, tile, SQUARE, SQUARE_MAY));
    }

    private static Optional<String> squares(
            BufferedImage wanted, BufferedImage now, Rectangle tile, int side, double may) {
        for (int y = tile.y; y + side <= tile.y + tile.height; y += side) {
            for (int x = tile.x; x + side <= tile.x + tile.width; x += side) {
                Rectangle square = new Rectangle(x, y, side, side);
                double off = apart(mean(wanted, square), mean(now, square));
                if (off > may) {
                    return Optional.of("at %d, %d of it it is off by %.1f".formatted(x - tile.x, y - tile.y, off));
                }
            }
        }
        return Optional.empty();
    }

    private static int count(BufferedImage picture, Rectangle part, int ink) {
        int count = 0;
        for (int pixel : picture.getRGB(part.x, part.y, part.width, part.height, null, 0, part.width)) {
            boolean same = true;
            for (int shift = 0; shift <= 16; shift += 8) {
                same &= Math.abs((pixel >> shift & 0xFF) - (ink >> shift & 0xFF)) <= OF_COLOUR;
            }
            count += same ? 1 : 0;
        }
        return count;
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int index = 0; index < palette.length; index++) {
            int red = (palette[index] >> 16) - (colour >> 16);
            int green = (palette[index] >> 8 & 0xFF) - (colour >> 8 & 0xFF);
            int blue = (palette[index] & 0xFF) - (colour & 0xFF);
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = index;
            }
        }
        return best;
    }

    private static double[] mean(BufferedImage picture, Rectangle part) {
        double[] sums = new double[3];
        int[] pixels = picture.getRGB(part.x, part.y, part.width, part.height, null, 0, part.width);
        for (int pixel : pixels) {
            for (int channel = 0; channel < 3; channel++) {
                sums[channel] += (pixel >> (8 * channel)) & 0xFF;
            }
        }
        return Arrays.stream(sums).map(sum -> sum / pixels.length).toArray();
    }

    private static double apart(double[] one, double[] other) {
        double most = 0;
        for (int channel = 0; channel < 3; channel++) {
            most = Math.max(most, Math.abs(one[channel] - other[channel]));
        }
        return most;
    }
}
