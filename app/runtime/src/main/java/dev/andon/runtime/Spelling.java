package dev.andon.runtime;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was meant. */
final class Spelling {

    private Spelling() {}

    /** The known word nearest to the written one; empty when none is near enough to be meant. */
    static Optional<String> nearest(String written, Collection<String> known) {
        String nearest = null;
        int least = written.length() < 4 ? 2 : written.length() < 8 ? 3 : 4;
        for (String word : known) {
            int distance = distance(written.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < least && distance < word.length()) {
                least = distance;
                nearest = word;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** "did you mean x?" where a word is near, else all of them. */
    static String advice(String written, Collection<String> known) {
        return nearest(written, known)
                .map(word -> "did you mean " + word + "?")
                .orElseGet(() -> known.isEmpty() ? "" : "known here: " + String.join(", ", known));
    }

    /** Letters to change, add, leave out or swap with their neighbour to come from one word to the other. */
    static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(one, other, cost, i, j);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int cheapest(String one, String other, int[][] cost, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
