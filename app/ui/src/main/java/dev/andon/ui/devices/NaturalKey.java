package dev.andon.ui.devices;

/**
 * A text whose plain order is the natural order of names, as {@link dev.andon.ui.tree.NaturalOrder} has it: made once a name, so that a hundred
 * thousand of them are sorted at the speed of plain text.
 */
final class NaturalKey {

    // Digits begin at the same place in every key, and a longer number is a larger one.
    private static final char NUMBER = '0';
    private static final int LONGEST = 90;

    private NaturalKey() {}

    static String of(String name) {
        StringBuilder key = new StringBuilder(name.length() + 8);
        int at = 0;
        while (at < name.length()) {
            char sign = name.charAt(at);
            if (!digit(sign)) {
                key.append(Character.toLowerCase(sign));
                at++;
                continue;
            }
            int end = at;
            while (end < name.length() && digit(name.charAt(end))) {
                end++;
            }
            while (at < end - 1 && name.charAt(at) == '0') {
                at++;
            }
            key.append(NUMBER)
                    .append((char) (' ' + Math.min(LONGEST, end - at)))
                    .append(name, at, end);
            at = end;
        }
        return key.toString();
    }

    private static boolean digit(char sign) {
        return sign >= '0' && sign <= '9';
    }
}
