package dev.andon.ui.tree;

import java.util.Comparator;

/** The order in which people expect names: numbers in them count as numbers, upper and lower case are one. {@code Press 2} comes before {@code press 10}. */
public final class NaturalOrder implements Comparator<String> {

    public static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int step;
            if (digit(left, i) && digit(right, j)) {
                int endLeft = digitsEnd(left, i);
                int endRight = digitsEnd(right, j);
                step = compareDigits(left, i, endLeft, right, j, endRight);
                i = endLeft;
                j = endRight;
            } else {
                step = Character.compare(
                        Character.toLowerCase(left.charAt(i++)), Character.toLowerCase(right.charAt(j++)));
            }
            if (step != 0) {
                return step;
            }
        }
        int rest = Integer.compare(left.length() - i, right.length() - j);
        return rest != 0 ? rest : left.compareTo(right);
    }

    private static int compareDigits(String left, int i, int endLeft, String right, int j, int endRight) {
        int from = skipZeros(left, i, endLeft);
        int other = skipZeros(right, j, endRight);
        int step = Integer.compare(endLeft - from, endRight - other);
        for (; step == 0 && from < endLeft; from++, other++) {
            step = Character.compare(left.charAt(from), right.charAt(other));
        }
        return step;
    }

    private static boolean digit(String text, int at) {
        char sign = text.charAt(at);
        return sign >= '0' && sign <= '9';
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && digit(text, at)) {
            at++;
        }
        return at;
    }

    private static int skipZeros(String text, int from, int end) {
        int at = from;
        while (at < end - 1 && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }
}
