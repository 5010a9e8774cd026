package dev.andon.ui.tree;

import dev.andon.ui.quality.Standing;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** What needs a look at a node, counted in words: each kind of trouble by itself, the worst first. */
public final class LookTexts {

    private static final String BETWEEN = " · ";

    private final Words words;
    private final NumberText numbers;

    public LookTexts(Words words) {
        this.words = words;
        this.numbers = new NumberText(words.locale());
    }

    /** The devices at and below a node: {@code 2 with a bad value · 3 silent}; empty where none needs a look. */
    public String devices(TreeNode node) {
        return counted("attention.devices.", node::devices);
    }

    /** How a device stands: in one word where that is true of all its values, else {@code 1 value silent · 1 value outside its limits}. */
    public String device(TreeNode leaf) {
        Standing standing = leaf.standing();
        int alike = leaf.values(standing);
        boolean mixed = standing.needsLook() && alike > 0 && alike < leaf.values();
        return mixed ? counted("attention.values.", leaf::values) : words.get(standing.key());
    }

    private String counted(String group, ToIntFunction<Standing> count) {
        List<String> parts = new ArrayList<>();
        for (Standing standing : Standing.WORST_FIRST) {
            int some = count.applyAsInt(standing);
            if (some > 0) {
                parts.add(words.get(standing.key(group), some, numbers.format(some, 0)));
            }
        }
        return String.join(BETWEEN, parts);
    }
}
