package dev.andon.ui.devices;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is searched: without case and accents, so that {@code kuhl} finds {@code Kühlraum}. */
final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("\\s+");

    private SearchText() {}

    static String of(String text) {
        if (ascii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT).replace("ß", "ss");
    }

    /** The words of what a person typed, all of which must be found. */
    static String[] words(String query) {
        return Arrays.stream(GAPS.split(of(query)))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    private static boolean ascii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
