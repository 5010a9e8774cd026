package dev.andon.ui.raster;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Writes short lines onto a raster letter by letter, each drawn once by the toolkit and stamped ever after: a thousand numbers that change ten times
 * a second cost no more than their pixels. Every letter takes whole device pixels, so that digits stand below each other. For numbers and words in
 * scripts whose letters stand alone. FX thread.
 */
public final class Letters {

    /** What stands where a line was cut. */
    public static final char CUT = '\u2026';

    private final Font font;
    private final double scale;
    private final int above;
    private final int height;
    private final Map<Character, Letter> letters = new HashMap<>();
    private final Map<Integer, Map<Character, Raster>> inks = new HashMap<>();

    /** A letter's shape, and how many device pixels it takes. */
    private record Letter(Imprint shape, int advance, int width) {}

    /**
     * Letters of a font.
     *
     * @param size logical pixels
     * @param scale device pixels for one logical one
     */
    public Letters(String family, double size, double scale) {
        this.font = Font.font(family, size);
        this.scale = scale;
        this.above = (int) Math.ceil(1.1 * size * scale);
        this.height = (int) Math.ceil(1.5 * size * scale);
    }

    /** How long a line is, logical pixels. */
    public double width(String line) {
        int sum = 0;
        for (int at = 0; at < line.length(); at++) {
            sum += letter(line.charAt(at)).advance();
        }
        return sum / scale;
    }

    /** A line that is no longer than so many logical pixels, with {@link #CUT} at its end where something had to go. */
    public String cut(String line, double room) {
        int end = line.length();
        String cut = line;
        while (end > 0 && width(cut) > room) {
            end--;
            cut = line.substring(0, end).strip() + CUT;
        }
        return cut;
    }

    /**
     * Writes a line.
     *
     * @param left where it begins, logical pixels
     * @param base its line of writing, logical pixels
     * @param colour opaque ARGB
     */
    public void write(Raster to, String line, double left, double base, int colour) {
        Map<Character, Raster> drawn = inks.computeIfAbsent(colour, new_ -> new HashMap<>());
        int x = (int) Math.rint(left * scale);
        int top = (int) Math.rint(base * scale) - above;
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            Raster picture = drawn.computeIfAbsent(letter, new_ -> drawn(letter(letter), colour));
            to.place(picture, x, top);
            x += letter(letter).advance();
        }
    }

    private Letter letter(char letter) {
        Letter known = letters.get(letter);
        if (known == null) {
            Text text = new Text(0, above / scale, String.valueOf(letter));
            text.setFont(font);
            text.setTextOrigin(VPos.BASELINE);
            double wide = text.getLayoutBounds().getWidth();
            int width = Math.max(1, (int) Math.ceil(wide * scale) + 1);
            known = new Letter(
                    new Imprint(text, width / scale, height / scale, scale),
                    Math.max(1, (int) Math.rint(wide * scale)),
                    width);
            letters.put(letter, known);
        }
        return known;
    }

    private Raster drawn(Letter letter, int colour) {
        Raster picture = new Raster(letter.width(), height, scale);
        letter.shape().ink(picture, 0, 0, 0, 0, colour, 1);
        return picture;
    }
}
