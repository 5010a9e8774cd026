package dev.andon.ui.devices;

import dev.andon.ui.text.SearchText;
import dev.andon.ui.text.Words;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people type who look for devices by how they fare: {@code silent}, {@code offline}, {@code bad}; in their own language. FX thread. */
final class HealthWords {

    // Shorter ones are the beginning of too much else.
    private static final int SHORTEST = 3;

    private final Map<Condition, List<String>> known = new EnumMap<>(Condition.class);

    HealthWords(Words words) {
        for (Condition condition : Condition.values()) {
            String told = words.get(condition.key()) + ' ' + words.get(condition.findKey());
            known.put(condition, SearchText.words(told));
        }
    }

    /** How devices fare that a word names, or the beginning of one; none: it is no such word. */
    Set<Condition> named(String word) {
        EnumSet<Condition> named = EnumSet.noneOf(Condition.class);
        if (word.length() >= SHORTEST) {
            known.forEach((condition, all) -> {
                if (all.stream().anyMatch(one -> one.startsWith(word))) {
                    named.add(condition);
                }
            });
        }
        return named;
    }

    /**
     * Adds the devices that fare as a word says.
     *
     * @return whether the word says how devices fare, so that what was found may not last
     */
    boolean find(String word, int[] devices, RowOrder order, BitSet found) {
        Set<Condition> named = named(word);
        if (!named.isEmpty()) {
            for (int device : devices) {
                if (named.contains(order.condition(device))) {
                    found.set(device);
                }
            }
        }
        return !named.isEmpty();
    }
}
