package dev.andon.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Font;

/**
 * A theme: the style sheets for nodes, and the same colours as numbers for what is drawn by hand. The theme's own sheet is the one place where a
 * colour stands.
 *
 * @param name as on the command line: {@code grey}
 * @param colours opaque ARGB by token, without the leading {@code -andon-}
 */
public record Theme(String name, Map<String, Integer> colours) {

    /** The names of all themes, the default one first. */
    public static final List<String> NAMES = List.of("grey", "light", "dark", "contrast", "night");

    private static final String LIGHT_CONTROLS = "/atlantafx/base/theme/primer-light.css";
    private static final String DARK_CONTROLS = "/atlantafx/base/theme/primer-dark.css";
    // Which of the two sheets lies nearer to a theme shows in how light its own ground is.
    private static final int HALF_LIGHT = 128;
    private static final String ASSETS = "/dev/andon/assets/";
    private static final Pattern TOKEN = Pattern.compile("-andon-([a-z0-9-]+):\\s*#([0-9A-Fa-f]{6})\\s*;");
    private static final List<String> FONTS = List.of("NotoSans-Regular", "NotoSans-Medium", "NotoSans-SemiBold");
    // The toolkit keeps a picture of each rounded ground and stretches it over the region, nine pieces a time, which in
    // software costs
    // five times as much as filling it: three quarters of all drawing (perf, prism_sw of JavaFX 26).
    private static final String NO_STRETCHED_GROUNDS = "prism.disableRegionCaching";
    private static final int OPAQUE = 0xFF000000;

    /** @throws NullPointerException when a token or colour is null */
    public Theme {
        colours = Map.copyOf(colours);
    }

    /** Reads a theme; empty when there is none of that name. */
    public static Optional<Theme> named(String name) {
        return NAMES.contains(name) ? Optional.of(new Theme(name, readTokens(name))) : Optional.empty();
    }

    /** The default theme. */
    public static Theme standard() {
        return new Theme(NAMES.getFirst(), readTokens(NAMES.getFirst()));
    }

    /**
     * The theme that follows what a person has set for the whole machine; where that cannot be known, both are false.
     *
     * @param dark the system shows its own windows dark
     * @param highContrast the system asks for high contrast, which counts for more
     */
    public static Theme forSystem(boolean dark, boolean highContrast) {
        String name = highContrast ? "contrast" : dark ? "dark" : NAMES.getFirst();
        return new Theme(name, readTokens(name));
    }

    /** The sheets of a scene in this theme, in the order in which they apply. */
    public List<String> sheets() {
        return List.of(address("themes/" + name + ".css"), address("themes/andon.css"));
    }

    /** The sheet under the scene's own: how controls look that we do not draw ourselves. */
    public String controls() {
        return dark() ? DARK_CONTROLS : LIGHT_CONTROLS;
    }

    /** Whether what is written is lighter than the ground it stands on. */
    public boolean dark() {
        return (colour("canvas") >> 8 & 0xFF) < HALF_LIGHT;
    }

    /**
     * A colour.
     *
     * @return opaque ARGB
     * @throws IllegalArgumentException when the theme has no such token
     */
    public int colour(String token) {
        Integer colour = colours.get(token);
        if (colour == null) {
            throw new IllegalArgumentException("the theme " + name + " has no colour " + token);
        }
        return colour;
    }

    /**
     * Makes the bundled fonts known, and has rounded grounds filled rather than stretched from a picture; before anything else of the toolkit is
     * touched, which reads that only once; on any thread.
     */
    public static void loadFonts() {
        if (System.getProperty(NO_STRETCHED_GROUNDS) == null) {
            System.setProperty(NO_STRETCHED_GROUNDS, "true");
        }
        for (String font : FONTS) {
            try (InputStream file = open("fonts/" + font + ".ttf")) {
                if (Font.loadFont(file, 13) == null) {
                    throw new IOException("the bundled font " + font + " cannot be read");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static InputStream open(String asset) throws IOException {
        InputStream stream = Theme.class.getResourceAsStream(ASSETS + asset);
        if (stream == null) {
            throw new IOException("missing in the program: " + ASSETS + asset);
        }
        return stream;
    }

    private static String address(String asset) {
        return ASSETS + asset;
    }

    private static Map<String, Integer> readTokens(String name) {
        Map<String, Integer> colours = new HashMap<>();
        try (InputStream file = open("themes/" + name + ".css")) {
            Matcher token = TOKEN.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            while (token.find()) {
                colours.put(token.group(1), OPAQUE | Integer.parseInt(token.group(2), 16));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return colours;
    }
}
