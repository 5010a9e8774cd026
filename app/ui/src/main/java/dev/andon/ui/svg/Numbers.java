package dev.andon.ui.svg;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.scene.transform.Affine;

/** Numbers, lists of them and transformations as they stand in attributes (SVG 1.1, 4.2 and 7.6). */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");
    private static final Pattern TRANSFORM = Pattern.compile("([a-zA-Z]+)\\s*\\(([^)]*)\\)");

    private Numbers() {}

    /** The first number of a text, whatever its unit; another where there is none, or none that is finite. */
    static double of(String text, double otherwise) {
        return list(text, 1).length == 0 ? otherwise : list(text, 1)[0];
    }

    /** All numbers of a text that are finite. */
    static double[] list(String text) {
        return list(text, Integer.MAX_VALUE);
    }

    private static double[] list(String text, int most) {
        return NUMBER.matcher(text)
                .results()
                .limit(most)
                .mapToDouble(found -> Double.parseDouble(found.group()))
                .filter(Double::isFinite)
                .toArray();
    }

    /** What a {@code transform} says; functions it does not know change nothing. */
    static Affine transform(String text) {
        Affine all = new Affine();
        List<MatchResult> functions = TRANSFORM.matcher(text).results().toList();
        for (MatchResult function : functions) {
            double[] by = list(function.group(2));
            double first = by.length > 0 ? by[0] : 0;
            switch (function.group(1)) {
                case "translate" -> all.appendTranslation(first, by.length > 1 ? by[1] : 0);
                case "scale" -> all.appendScale(first, by.length > 1 ? by[1] : first);
                case "rotate" -> all.appendRotation(first, by.length > 2 ? by[1] : 0, by.length > 2 ? by[2] : 0);
                case "skewX" -> all.appendShear(Math.tan(Math.toRadians(first)), 0);
                case "skewY" -> all.appendShear(0, Math.tan(Math.toRadians(first)));
                case "matrix" -> {
                    if (by.length == 6) {
                        all.append(by[0], by[2], by[4], by[1], by[3], by[5]);
                    }
                }
                default -> {}
            }
        }
        return all;
    }
}
