package dev.andon.runtime;

import dev.andon.runtime.YamlPart.Entry;
import dev.andon.runtime.YamlPart.Leaf;
import dev.andon.runtime.YamlPart.Mapping;
import dev.andon.runtime.YamlPart.Scalar;
import dev.andon.runtime.YamlPart.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One cut into a YAML text at a time, which leaves every line alone that it need not touch. What comes out is checked by {@link YamlEdit}. */
final class YamlSplice {

    private final String text;
    private final @Nullable YamlPart root;
    private final String lineBreak;

    YamlSplice(String text) {
        this.text = text;
        this.root = YamlParts.of(text);
        this.lineBreak = YamlScan.lineBreak(text);
    }

    @Nullable
    YamlPart root() {
        return root;
    }

    /** The part at a path of keys and indices. */
    Optional<YamlPart> find(List<Object> path) {
        Optional<YamlPart> part = Optional.ofNullable(root);
        for (Object step : path) {
            part = part.flatMap(above -> child(above, step));
        }
        return part;
    }

    private static Optional<YamlPart> child(YamlPart above, Object step) {
        if (above instanceof Mapping mapping && step instanceof String key) {
            return mapping.entries().stream()
                    .filter(entry -> entry.name().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }
        return above instanceof Sequence list
                        && step instanceof Integer index
                        && index < list.elements().size()
                ? Optional.of(list.elements().get(index))
                : Optional.empty();
    }

    /** The text with another value in place of the one at a path. */
    String replace(List<Object> path, Object tree) {
        if (root == null) {
            String begun = text.isEmpty() || text.endsWith("\n") ? text : text + lineBreak;
            return begun
                    + (tree instanceof Map<?, ?> map && !map.isEmpty()
                            ? YamlForm.entries(map, 0, lineBreak)
                            : YamlForm.flow(tree))
                    + lineBreak;
        }
        YamlPart old = find(path).orElseThrow();
        YamlPart above =
                path.isEmpty() ? old : find(path.subList(0, path.size() - 1)).orElseThrow();
        if (above instanceof Mapping mapping && !path.isEmpty()) {
            Entry entry = mapping.entries().get(mapping.indexOf((String) path.getLast()));
            return replace(entry, tree);
        }
        return old.start() == old.end()
                ? cut(old.start(), old.end(), " " + YamlForm.flow(tree))
                : cut(old.start(), old.end(), form(old, tree));
    }

    private String replace(Entry entry, Object tree) {
        YamlPart old = entry.value();
        if (entry.colon() < 0) {
            return cut(entry.key().end(), entry.key().end(), ": " + YamlForm.flow(tree));
        }
        int value = entry.colon() + 1;
        if (old.start() == old.end()) {
            return cut(value, value, " " + YamlForm.flow(tree));
        }
        if (!block(old)) {
            return cut(old.start(), old.end(), form(old, tree));
        }
        if (!YamlScan.firstInLine(text, old.start())) {
            return cut(value, old.end(), " " + YamlForm.flow(tree));
        }
        // Comments between the key and its value stay.
        String after = cut(YamlScan.lineStart(text, old.start()), YamlScan.nextLine(text, old.end()), "");
        return after.substring(0, value) + " " + YamlForm.flow(tree) + after.substring(value);
    }

    /** As people quoted it before. */
    private static String form(YamlPart old, Object tree) {
        return old instanceof Scalar scalar
                        && scalar.quoted()
                        && tree instanceof Leaf leaf
                        && leaf.tag().equals(Tag.STR)
                ? YamlForm.quoted(leaf.text())
                : YamlForm.flow(tree);
    }

    /** The text without the entry or element at a path. */
    String remove(List<Object> path) {
        List<Object> above = path.subList(0, path.size() - 1);
        return switch (find(above).orElseThrow()) {
            case Mapping mapping -> {
                int index = mapping.indexOf((String) path.getLast());
                if (!mapping.flow() && mapping.entries().size() == 1) {
                    yield replace(above, Map.of());
                }
                List<Integer> starts = mapping.entries().stream()
                        .map(entry -> entry.key().start())
                        .toList();
                List<Integer> ends =
                        mapping.entries().stream().map(YamlSplice::end).toList();
                yield mapping.flow() ? removeInLine(starts, ends, index) : removeLines(starts, ends.get(index), index);
            }
            case Sequence list -> {
                int index = (Integer) path.getLast();
                if (!list.flow() && list.elements().size() == 1) {
                    yield replace(above, List.of());
                }
                List<Integer> ends = list.elements().stream().map(YamlPart::end).toList();
                yield list.flow()
                        ? removeInLine(
                                list.elements().stream().map(YamlPart::start).toList(), ends, index)
                        : removeLines(
                                list.dashes(),
                                Math.max(ends.get(index), list.dashes().get(index) + 1),
                                index);
            }
            default -> throw new IllegalStateException("there is nothing in a scalar");
        };
    }

    private static int end(Entry entry) {
        return Math.max(
                Math.max(entry.key().end(), entry.colon() + 1), entry.value().end());
    }

    private String removeLines(List<Integer> starts, int end, int index) {
        int start = starts.get(index);
        if (YamlScan.firstInLine(text, start)) {
            int from = YamlScan.lineStart(text, start);
            int to = YamlScan.nextLine(text, end);
            return text.substring(0, from) + aligned(from, to, YamlScan.column(text, start));
        }
        // The first of a block that begins in the line of what it is in: "- a: 1". The next one moves up, unless a
        // comment stands between.
        int next = starts.get(index + 1);
        boolean comment = text.substring(YamlScan.nextLine(text, end), next).contains("#");
        return cut(start, comment ? YamlScan.lineEnd(text, end) : next, "");
    }

    /**
     * What follows a cut. Comments that move up below a line that is further in move out to where the cut entry began: a block literal would take
     * them for its own.
     */
    private String aligned(int from, int to, int column) {
        int above = from == 0 ? 0 : YamlScan.lineStart(text, from - 1);
        StringBuilder rest = new StringBuilder();
        int at = to;
        if (YamlScan.blanks(text, above) - above > column) {
            int solid = YamlScan.lineStart(text, YamlScan.solid(text, to));
            while (at < solid) {
                int next = YamlScan.nextLine(text, at);
                int comment = YamlScan.blanks(text, at);
                boolean further = text.startsWith("#", comment) && comment - at > column;
                rest.append(text, further ? comment - column : at, next);
                at = next;
            }
        }
        return rest.append(text.substring(at)).toString();
    }

    private String removeInLine(List<Integer> starts, List<Integer> ends, int index) {
        int start = starts.get(index);
        int end = ends.get(index);
        int comma = YamlScan.next(text, end, ',');
        if (comma < text.length()) {
            // A comment before the comma stays, and so do those after it.
            return cut(start, end, "", comma, YamlScan.blanks(text, comma + 1));
        }
        if (index == 0) {
            return cut(start, end, "");
        }
        int before = ends.get(index - 1);
        boolean sameLine = !text.substring(before, start).contains("\n");
        // Elsewhere the comma before it is left as a trailing one.
        return cut(sameLine ? before : start, end, "");
    }

    /** The text with one more entry at the end of the mapping at a path. */
    String add(List<Object> path, String key, Object tree) {
        Mapping mapping = (Mapping) find(path).orElseThrow();
        if (mapping.entries().isEmpty()) {
            return begin(mapping.start(), '{', YamlForm.text(key) + ": " + YamlForm.flow(tree));
        }
        if (mapping.flow()) {
            int end = end(mapping.entries().getLast());
            return cut(end, end, ", " + YamlForm.text(key) + ": " + YamlForm.flow(tree));
        }
        int indent = column(mapping.entries().getFirst().key().start());
        int end = YamlScan.lineEnd(text, mapping.end());
        return cut(end, end, lineBreak + " ".repeat(indent) + YamlForm.entry(key, tree, indent, lineBreak));
    }

    /** The text with one more element in the list at a path, which then has the index. */
    String insert(List<Object> path, int index, Object tree) {
        Sequence list = (Sequence) find(path).orElseThrow();
        int size = list.elements().size();
        if (size == 0) {
            return begin(list.start(), '[', YamlForm.flow(tree));
        }
        if (list.flow()) {
            int at = index == size
                    ? list.elements().getLast().end()
                    : list.elements().get(index).start();
            String element = YamlForm.flow(tree);
            return cut(at, at, index == size ? ", " + element : element + ", ");
        }
        int indent = column(list.dashes().getFirst());
        String element = "- " + YamlForm.element(tree, indent, lineBreak);
        if (index == size) {
            int end = YamlScan.lineEnd(text, Math.max(list.end(), list.dashes().getLast() + 1));
            return cut(end, end, lineBreak + " ".repeat(indent) + element);
        }
        // Before the dash, so that a list that begins in the line of what it is in stays one.
        int dash = list.dashes().get(index);
        return cut(dash, dash, element + lineBreak + " ".repeat(indent));
    }

    /** An empty mapping or list with its first entry; comments in it stay. */
    private String begin(int start, char bracket, String entry) {
        int within = text.indexOf(bracket, start) + 1;
        return cut(within, within, entry);
    }

    private static boolean block(YamlPart part) {
        return (part instanceof Mapping mapping && !mapping.flow()) || (part instanceof Sequence list && !list.flow());
    }

    private int column(int at) {
        return text.codePointCount(YamlScan.lineStart(text, at), at);
    }

    private String cut(int start, int end, String instead) {
        return text.substring(0, start) + instead + text.substring(end);
    }

    private String cut(int start, int end, String instead, int start2, int end2) {
        return text.substring(0, start) + instead + text.substring(end, start2) + text.substring(end2);
    }
}
