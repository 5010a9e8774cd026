package dev.andon.runtime;

import dev.andon.runtime.YamlPart.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an edit is meant to do to a tree: what comes out of the text is held to it. Trees are those of {@link YamlPart#tree}, and are changed. */
final class YamlPath {

    private YamlPath() {}

    static List<Object> below(List<Object> path, Object step) {
        List<Object> below = new ArrayList<>(path);
        below.add(step);
        return below;
    }

    /** The tree with a value at a path. */
    @SuppressWarnings("unchecked") // what a tree holds is known
    static Object with(Object tree, List<Object> path, Object wanted) {
        if (path.isEmpty()) {
            return wanted;
        }
        Object step = path.getFirst();
        List<Object> rest = path.subList(1, path.size());
        if (tree.equals(Leaf.NULL) && step instanceof String key) {
            Map<String, Object> made = new LinkedHashMap<>();
            made.put(key, with(Leaf.NULL, rest, wanted));
            return made;
        }
        if (tree instanceof Map<?, ?> && step instanceof String key) {
            Map<String, Object> mapping = (Map<String, Object>) tree;
            mapping.put(key, with(mapping.getOrDefault(key, Leaf.NULL), rest, wanted));
            return mapping;
        }
        if (tree instanceof List<?> && step instanceof Integer index) {
            List<Object> list = (List<Object>) tree;
            if (index == list.size()) {
                list.add(with(Leaf.NULL, rest, wanted));
                return list;
            }
            if (index >= 0 && index < list.size()) {
                list.set(index, with(list.get(index), rest, wanted));
                return list;
            }
        }
        throw nowhere(step);
    }

    /** The tree without what stands at a path. */
    static Object without(Object tree, List<Object> path) {
        Object above = at(tree, path.subList(0, path.size() - 1));
        if (above instanceof Map<?, ?> mapping) {
            mapping.remove(path.getLast());
        } else if (above instanceof List<?> list) {
            list.remove((int) (Integer) path.getLast());
        }
        return tree;
    }

    /** The tree with one more element in the list at a path. */
    @SuppressWarnings("unchecked") // what a tree holds is known
    static Object inserted(Object tree, List<Object> path, int index, Object wanted) {
        if (!(at(tree, path) instanceof List<?> list) || index < 0 || index > list.size()) {
            throw nowhere(index);
        }
        ((List<Object>) list).add(index, wanted);
        return tree;
    }

    private static Object at(Object tree, List<Object> path) {
        Object at = tree;
        for (Object step : path) {
            if (at instanceof Map<?, ?> mapping && mapping.get(step) != null) {
                at = mapping.get(step);
            } else if (at instanceof List<?> list && step instanceof Integer index && index < list.size()) {
                at = list.get(index);
            } else {
                throw nowhere(step);
            }
        }
        return at;
    }

    private static Wrong nowhere(Object step) {
        return new Wrong("there is no place for '" + step + "' in the file", "look at the file with an editor");
    }
}
