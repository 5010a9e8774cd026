package dev.andon.ui.map;

import dev.andon.ui.theme.Theme;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/**
 * The greys of a drawing in the tones of a theme: what is light on paper takes the ground's tone and what is dark the ink's, so that a plan stays
 * readable at night, and no colour of its own is taken for an alarm. The tones of the standard theme map to themselves.
 */
final class Tones {

    private static final List<String> TOKENS =
            List.of("ink", "ink-2", "ink-3", "line", "band", "canvas", "surface", "raised");

    private final List<Step> steps;

    /** What has this much light in the standard theme has that colour in this one. */
    private record Step(double light, int colour) {}

    Tones(Theme theme) {
        Theme paper = Theme.standard();
        steps = Stream.concat(
                        TOKENS.stream().map(token -> new Step(light(paper.colour(token)), theme.colour(token))),
                        Stream.of(new Step(0, theme.colour("ink")), new Step(1, theme.colour("raised"))))
                .sorted(Comparator.comparingDouble(Step::light))
                .toList();
    }

    /** The tone of a colour. */
    Color of(Color colour) {
        int argb = of(0xFF000000
                | ((int) Math.round(colour.getRed() * 255) << 16)
                | ((int) Math.round(colour.getGreen() * 255) << 8)
                | (int) Math.round(colour.getBlue() * 255));
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, colour.getOpacity());
    }

    /** The tone of a colour, ARGB, not premultiplied; its opacity stays. */
    int of(int argb) {
        double light = light(argb);
        int at = 1;
        while (at < steps.size() - 1 && steps.get(at).light < light) {
            at++;
        }
        Step below = steps.get(at - 1);
        Step above = steps.get(at);
        double span = above.light - below.light;
        double share = span == 0 ? 0 : Math.clamp((light - below.light) / span, 0, 1);
        int mixed = mixed(below.colour, above.colour, share, 16)
                | mixed(below.colour, above.colour, share, 8)
                | mixed(below.colour, above.colour, share, 0);
        return (argb & 0xFF000000) | mixed;
    }

    private static int mixed(int low, int high, double share, int shift) {
        int from = low >> shift & 0xFF;
        int to = high >> shift & 0xFF;
        return (int) Math.round(from + (to - from) * share) << shift;
    }

    /** How light a colour looks, 0 to 1 (ITU-R BT.601). */
    private static double light(int argb) {
        return (0.299 * (argb >> 16 & 0xFF) + 0.587 * (argb >> 8 & 0xFF) + 0.114 * (argb & 0xFF)) / 255;
    }
}
