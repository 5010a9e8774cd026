package dev.andon.ui.search;

import java.util.List;

/** How well something fits what was typed: every word must be there, and where it stands decides. Knows no toolkit. */
final class Score {

    /** It does not fit. */
    static final int NONE = -1;

    private static final int WHOLE = 100;
    private static final int BEGINS = 60;
    private static final int WORD_BEGINS = 40;
    private static final int WITHIN = 20;
    private static final int BESIDE = 5;

    private Score() {}

    /**
     * How well a title and what stands beside it fit; higher is better.
     *
     * @param words folded, none of them empty
     * @param title folded
     * @param beside folded
     */
    static int of(List<String> words, String title, String beside) {
        int sum = 0;
        for (String word : words) {
            int at = title.indexOf(word);
            if (at < 0 && !beside.contains(word)) {
                return NONE;
            }
            sum += at < 0 ? BESIDE : inTitle(word, title, at);
        }
        // Of two that fit alike the shorter one is meant.
        return sum * 1000 / words.size() - Math.min(999, title.length());
    }

    /** Whether any of the words stands in a text. */
    static boolean any(List<String> words, String text) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static int inTitle(String word, String title, int first) {
        if (first == 0) {
            return word.length() == title.length() ? WHOLE : BEGINS;
        }
        for (int at = first; at > 0; at = title.indexOf(word, at + 1)) {
            if (!Character.isLetterOrDigit(title.charAt(at - 1))) {
                return WORD_BEGINS;
            }
        }
        return WITHIN;
    }
}
