package dev.andon.ui.health;

import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;

/** A card with a line for each of many things; made anew only when they changed. FX thread. */
final class ListLines<T> {

    /** More of one kind nobody reads; the rest is told as a number. */
    static final int MOST = 50;

    private final Section section;
    private final String nothing;
    private final Words words;
    private final NumberText numbers;
    private final Function<T, Node> line;
    private List<T> shown = List.of();
    private boolean fresh = true;

    /** @param line what shows one thing */
    ListLines(String id, String title, String nothing, Words words, Function<T, Node> line) {
        this.section = new Section(id, title);
        this.nothing = nothing;
        this.words = words;
        this.numbers = new NumberText(words.locale());
        this.line = line;
    }

    Section section() {
        return section;
    }

    /** @param total how many there are in all, of which these are some */
    void show(List<T> things, long total) {
        section.tally(things.isEmpty() ? "" : numbers.format((double) total, 0));
        if (!fresh && things.equals(shown)) {
            return;
        }
        fresh = false;
        shown = things;
        List<Node> lines = section.lines().getChildren();
        lines.clear();
        if (things.isEmpty()) {
            lines.add(Section.wrapped(nothing, "secondary"));
        }
        things.stream().limit(MOST).map(line).forEach(lines::add);
        if (total > Math.min(things.size(), MOST) && !things.isEmpty()) {
            long rest = total - Math.min(things.size(), MOST);
            lines.add(Section.wrapped(words.get("attention.more", numbers.format((double) rest, 0)), "secondary"));
        }
    }
}
