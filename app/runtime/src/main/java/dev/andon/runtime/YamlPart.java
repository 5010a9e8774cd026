package dev.andon.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A piece of a YAML file that knows where it stands in the text. Unlike the marks of a parser's nodes, the {@link #end} of a block is where
 * its last word ends, without the comments and empty lines after it.
 */
sealed interface YamlPart {

    /** Index of the first character. */
    int start();

    /** Index after the last character. */
    int end();

    /** What it says: a {@link Leaf}, a Map of them by key, or a List of them; aliases are unfolded. Fresh, and may be changed. */
    Object tree();

    /** A scalar without its place: two are the same when they are read as the same. */
    record Leaf(Tag tag, String text) {

        static final Leaf NULL = new Leaf(Tag.NULL, "");

        static Leaf of(Tag tag, String text) {
            return tag.equals(Tag.NULL) ? NULL : new Leaf(tag, text);
        }
    }

    /** A word or a text. */
    record Scalar(int start, int end, Leaf tree, boolean quoted) implements YamlPart {}

    /** What stands for something that was written before. */
    record Alias(int start, int end, YamlPart target) implements YamlPart {

        @Override
        public Object tree() {
            return target.tree();
        }
    }

    /** A key, its value, and where the colon between them stands; -1: there is none. */
    record Entry(Scalar key, int colon, YamlPart value) {

        String name() {
            return key.tree.text();
        }
    }

    /** Keys and values. */
    record Mapping(int start, int end, boolean flow, List<Entry> entries) implements YamlPart {

        int indexOf(String key) {
            return entries.stream().map(Entry::name).toList().indexOf(key);
        }

        @Override
        public Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            entries.forEach(entry -> tree.put(entry.name(), entry.value.tree()));
            return tree;
        }
    }

    /**
     * A list.
     *
     * @param dashes where the dash of each element stands; empty in flow
     */
    record Sequence(int start, int end, boolean flow, List<YamlPart> elements, List<Integer> dashes)
            implements YamlPart {

        @Override
        public List<Object> tree() {
            List<Object> tree = new ArrayList<>();
            elements.forEach(element -> tree.add(element.tree()));
            return tree;
        }
    }
}
