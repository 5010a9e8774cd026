package dev.andon.model;

/**
 * A pattern over device ids and points, as people write it in files: {@code *} is any run of characters within one level, {@code **}
 * any run across levels, {@code ?} one character within a level. Levels are parted by {@code /}; {@code #} parts device and point and
 * is matched only by itself. Matching is case-sensitive and takes time linear in pattern times text, whatever the pattern.
 *
 * @param pattern as written
 */
public record Glob(String pattern) {

    /** Whether the whole text fits the pattern. */
    public boolean matches(String text) {
        // One row of the classic table: reach[j] tells whether the pattern so far can end before text[j].
        boolean[] reach = new boolean[text.length() + 1];
        reach[0] = true;
        for (int i = 0; i < pattern.length(); i++) {
            char wanted = pattern.charAt(i);
            if (wanted == '*') {
                boolean acrossLevels = i + 1 < pattern.length() && pattern.charAt(i + 1) == '*';
                if (acrossLevels) {
                    i++;
                }
                for (int j = 1; j < reach.length; j++) {
                    reach[j] |= reach[j - 1] && passes(text.charAt(j - 1), acrossLevels);
                }
            } else {
                for (int j = reach.length - 1; j > 0; j--) {
                    char seen = text.charAt(j - 1);
                    reach[j] = reach[j - 1] && (wanted == seen || (wanted == '?' && passes(seen, false)));
                }
                reach[0] = false;
            }
        }
        return reach[text.length()];
    }

    /** Whether it fits one text only, which is the pattern itself. */
    public boolean isText() {
        return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
    }

    private static boolean passes(char seen, boolean acrossLevels) {
        return seen != '#' && (acrossLevels || seen != '/');
    }

    @Override
    public String toString() {
        return pattern;
    }
}
