package dev.andon.ui.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as they are compared in a search: whoever types {@code kuhl} finds {@code Kühlraum}. No toolkit. */
public final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private SearchText() {}

    /** Lower case, without accents. */
    public static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int at = 0; at < lower.length(); at++) {
            if (lower.charAt(at) > 0x7F) {
                return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .replace("ß", "ss");
            }
        }
        return lower;
    }

    /** The words of what somebody typed, folded; none: nothing was typed. */
    public static List<String> words(String typed) {
        String folded = fold(typed).strip();
        return folded.isEmpty() ? List.of() : Arrays.asList(SPACES.split(folded));
    }
}
