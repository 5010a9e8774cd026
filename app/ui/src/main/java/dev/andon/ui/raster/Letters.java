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

    // Nobody's words need more; whoever sends them cannot fill the memory.
    private static final int MOST = 2_000;

    private final Font font;
    private final double scale;
    private final int above;
    private final int height;
    private final Map<Integer, Letter> letters = new HashMap<>();
    private final Map<Integer, Map<Integer, Raster>> inks = new HashMap<>();

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
        return line.codePoints().map(code -> letter(code).advance()).sum() / scale;
    }

    /**
     * A line that is no longer than so many logical pixels, with {@link #CUT} at its end where something had to go. However long the line is, no more
     * of it is looked at than there is room for.
     */
    public String cut(String line, double room) {
        int most = (int) (room * scale);
        int dots = letter(CUT).advance();
        int used = 0;
        int end = 0;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            if (used + dots <= most) {
                end = at;
            }
            used += letter(line.codePointAt(at)).advance();
            if (used > most) {
                return line.substring(0, end).strip() + CUT;
            }
        }
        return line;
    }

    /**
     * Writes a line.
     *
     * @param left where it begins, logical pixels
     * @param base its line of writing, logical pixels
     * @param colour opaque ARGB
     */
    public void write(Raster to, String line, double left, double base, int colour) {
        Map<Integer, Raster> drawn = inks.computeIfAbsent(colour, new_ -> new HashMap<>());
        int x = (int) Math.rint(left * scale);
        int top = (int) Math.rint(base * scale) - above;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            Letter letter = letter(line.codePointAt(at));
            to.place(drawn.computeIfAbsent(line.codePointAt(at), new_ -> drawn(letter, colour)), x, top);
            x += letter.advance();
        }
    }

    private Letter letter(int code) {
        Letter known = letters.get(code);
        if (known == null) {
            if (letters.size() >= MOST) {
                letters.clear();
                inks.clear();
            }
            Text text = new Text(0, above / scale, Character.isISOControl(code) ? " " : Character.toString(code));
            text.setFont(font);
            text.setTextOrigin(VPos.BASELINE);
            double wide = text.getLayoutBounds().getWidth();
            int width = Math.max(1, (int) Math.ceil(wide * scale) + 1);
            known = new Letter(
                    new Imprint(text, width / scale, height / scale, scale),
                    Math.max(1, (int) Math.rint(wide * scale)),
                    width);
            letters.put(code, known);
        }
        return known;
    }

    private Raster drawn(Letter letter, int colour) {
        Raster picture = new Raster(letter.width(), height, scale);
        letter.shape().ink(picture, 0, 0, 0, 0, colour, 1);
        return picture;
    }
}
