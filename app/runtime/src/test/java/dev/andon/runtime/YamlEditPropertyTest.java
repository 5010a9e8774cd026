package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Files as people may write them, with comments everywhere, and changes to them in any order. */
class YamlEditPropertyTest {

    /** A value of the file as the test knows it; each has its own number, whatever becomes of its place. */
    private static final class Node {

        Object content = "";
        final int number;

        Node(int number) {
            this.number = number;
        }

        /** As YamlEdit gives it. */
        Object plain() {
            if (content instanceof Map<?, ?> map) {
                Map<Object, Object> plain = new LinkedHashMap<>();
                map.forEach((key, value) -> plain.put(key, ((Node) value).plain()));
                return plain;
            }
            return content instanceof List<?> list
                    ? list.stream().map(element -> ((Node) element).plain()).toList()
                    : content;
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Set<Integer>> comments = new HashMap<>();
    private final Set<Integer> touched = new HashSet<>();
    private Random random = new Random(0);
    private String lineBreak = "\n";
    private int numbers;

    @Property(tries = 1_000)
    void anyEditsGiveTheSameTreeAsEditingTheTreeAndKeepTheCommentsOfAllElse(@ForAll long seed) {
        text.setLength(0);
        comments.clear();
        touched.clear();
        random = new Random(seed);
        lineBreak = random.nextInt(4) == 0 ? "\r\n" : "\n";
        Node root = node();
        block(root, 0, Set.of(root.number), 3);
        if (random.nextInt(4) == 0) {
            text.setLength(text.length() - lineBreak.length());
        }
        YamlEdit edit = YamlEdit.of(text.toString());
        assertThat(edit.value()).as(text.toString()).contains(root.plain());

        for (int i = 0; i < 6; i++) {
            String before = edit.text();
            List<Object> path = new ArrayList<>();
            edit = change(edit, root, path);
            assertThat(edit.value())
                    .as("%s%n--- at %s ---%n%s", before, path, edit.text())
                    .contains(root.plain());
            Set<String> left = new HashSet<>();
            edit.text().lines().map(String::strip).forEach(left::add);
            comments.values().removeIf(inside -> inside.stream().anyMatch(touched::contains));
            assertThat(left)
                    .as("%s%n--- at %s ---%n%s", before, path, edit.text())
                    .containsAll(comments.keySet());
        }
    }

    /** One change, to the file and to the tree. */
    private YamlEdit change(YamlEdit edit, Node root, List<Object> path) {
        Node above = root;
        Object step = step(above);
        path.add(step);
        for (Node next = child(above, step); next != null && deeper(next); next = child(above, step)) {
            above = next;
            step = step(above);
            path.add(step);
        }
        Node there = child(above, step);
        Object[] steps = path.toArray();
        if (there != null && random.nextInt(3) == 0) {
            touched.add(there.number);
            remove(above, step);
            return edit.remove(steps);
        }
        if (above.content instanceof List<?> && random.nextInt(3) == 0) {
            Node fresh = fresh(2);
            elements(above).add((Integer) step, fresh);
            return edit.insert(
                    fresh.plain(),
                    (Integer) step,
                    path.subList(0, path.size() - 1).toArray());
        }
        Node fresh = fresh(2);
        if (there == null) {
            put(above, step, fresh);
        } else {
            touched.add(there.number);
            there.content = fresh.content;
        }
        return edit.set(fresh.plain(), steps);
    }

    private boolean deeper(Node node) {
        return (node.content instanceof Map || node.content instanceof List) && random.nextInt(3) > 0;
    }

    /** Mostly one that is there. */
    private Object step(Node above) {
        if (above.content instanceof List<?> list) {
            return random.nextInt(list.size() + 1);
        }
        List<String> keys = List.copyOf(entries(above).keySet());
        return keys.isEmpty() || random.nextInt(4) == 0
                ? key(random.nextInt(6))
                : keys.get(random.nextInt(keys.size()));
    }

    private static @Nullable Node child(Node above, Object step) {
        if (above.content instanceof Map<?, ?> map) {
            return (Node) map.get(step);
        }
        List<?> list = (List<?>) above.content;
        return (Integer) step < list.size() ? (Node) list.get((Integer) step) : null;
    }

    private static void put(Node above, Object step, Node fresh) {
        if (above.content instanceof List<?>) {
            elements(above).add(fresh);
        } else {
            entries(above).put((String) step, fresh);
        }
    }

    private static void remove(Node above, Object step) {
        if (above.content instanceof List<?> list) {
            list.remove((int) (Integer) step);
        } else {
            entries(above).remove((String) step);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Node> entries(Node node) {
        return (Map<String, Node>) node.content;
    }

    @SuppressWarnings("unchecked")
    private static List<Node> elements(Node node) {
        return (List<Node>) node.content;
    }

    private Node node() {
        return new Node(numbers++);
    }

    /** A value that is not in the file yet. */
    private Node fresh(int depth) {
        Node node = node();
        int kind = random.nextInt(depth > 0 ? 5 : 3);
        if (kind < 3) {
            node.content = scalar();
        } else if (kind == 3) {
            node.content = new LinkedHashMap<String, Node>();
            for (int i = random.nextInt(3); i > 0; i--) {
                entries(node).put(key(random.nextInt(6)), fresh(depth - 1));
            }
        } else {
            node.content = new ArrayList<Node>();
            for (int i = random.nextInt(3); i > 0; i--) {
                elements(node).add(fresh(depth - 1));
            }
        }
        return node;
    }

    private Object scalar() {
        return switch (random.nextInt(14)) {
            case 0 -> 42L;
            case 1 -> 0.25;
            case 2 -> true;
            case 3 -> "plant/#";
            case 4 -> "mqtt://host:1883";
            case 5 -> "";
            case 6 -> "two\nlines # none: \"x\" \\";
            case 7 -> "42";
            case 8 -> "Überdruck \uD83C\uDFED";
            case 9 -> "- no";
            case 10 -> "null";
            case 11 -> "a, b";
            default -> "word " + random.nextInt(100);
        };
    }

    private String key(int index) {
        return List.of("url", "topics", "tls", "user name", "plant/line1", "5").get(index);
    }

    // The file: writes it, and into the node what it says.

    private void block(Node node, int indent, Set<Integer> inside, int depth) {
        int size = 1 + random.nextInt(3);
        if (inside.size() == 1 || random.nextBoolean()) {
            node.content = new LinkedHashMap<String, Node>();
            for (int i = 0; i < size; i++) {
                String key = key((i * 2 + random.nextInt(2)) % 6);
                if (i > 0 || text.isEmpty() || text.charAt(text.length() - 1) == '\n') {
                    comment(indent, inside);
                    text.append(" ".repeat(indent));
                }
                text.append(random.nextInt(4) == 0 ? "\"" + key + "\"" : key.equals("5") ? "\"5\"" : key)
                        .append(':');
                Node value = node();
                entries(node).put(key, value);
                value(value, indent, inside, depth, true);
            }
        } else {
            node.content = new ArrayList<Node>();
            for (int i = 0; i < size; i++) {
                if (i > 0 || text.charAt(text.length() - 1) == '\n') {
                    comment(indent, inside);
                    text.append(" ".repeat(indent));
                }
                text.append('-');
                Node value = node();
                elements(node).add(value);
                value(value, indent, inside, depth, false);
            }
        }
    }

    private void value(Node node, int indent, Set<Integer> inside, int depth, boolean ofKey) {
        Set<Integer> within = new HashSet<>(inside);
        within.add(node.number);
        int kind = random.nextInt(6);
        if (kind == 0 && depth > 0) {
            if (ofKey || random.nextBoolean()) {
                end();
                block(node, indent + 2, within, depth - 1);
            } else {
                text.append(' ');
                block(node, indent + 2, within, depth - 1);
            }
        } else if (kind == 1 && depth > 0) {
            text.append(' ');
            flow(node, indent + 3, within, depth);
            end();
        } else if (kind == 2 && random.nextBoolean()) {
            text.append(" |-").append(lineBreak);
            text.append(" ".repeat(indent + 2)).append("first line # none").append(lineBreak);
            text.append(lineBreak)
                    .append(" ".repeat(indent + 2))
                    .append("last line")
                    .append(lineBreak);
            node.content = "first line # none\n\nlast line";
        } else if (kind == 3 && random.nextBoolean()) {
            end();
        } else {
            text.append(random.nextBoolean() ? " " : "   ");
            scalar(node);
            end();
        }
    }

    private void flow(Node node, int indent, Set<Integer> inside, int depth) {
        boolean map = random.nextBoolean();
        boolean lines = random.nextInt(3) == 0;
        node.content = map ? new LinkedHashMap<String, Node>() : new ArrayList<Node>();
        text.append(map ? '{' : '[');
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            Node value = node();
            if (lines) {
                end();
                comment(indent, inside);
                text.append(" ".repeat(indent));
            } else if (random.nextBoolean()) {
                text.append(' ');
            }
            if (map) {
                String key = key((i * 2) % 6);
                text.append(key).append(": ");
                entries(node).put(key, value);
            } else {
                elements(node).add(value);
            }
            if (depth > 1 && random.nextInt(4) == 0) {
                Set<Integer> within = new HashSet<>(inside);
                within.add(value.number);
                flow(value, indent + 2, within, depth - 2);
            } else {
                scalar(value);
            }
            if (i < size - 1 || random.nextInt(4) == 0) {
                text.append(',');
            }
        }
        if (lines) {
            end();
            comment(indent, inside);
            text.append(" ".repeat(indent));
        }
        text.append(map ? '}' : ']');
    }

    private void scalar(Node node) {
        node.content = scalar();
        String written = YamlForm.flow(YamlForm.tree(node.content));
        boolean word = node.content instanceof String content && content.startsWith("word");
        text.append(word && random.nextBoolean() ? "'" + written + "'" : written);
    }

    private void comment(int indent, Set<Integer> inside) {
        if (random.nextInt(3) == 0) {
            String comment = "# c" + numbers++;
            comments.put(comment, inside);
            text.append(" ".repeat(random.nextBoolean() ? indent : 1)).append(comment);
            text.append(lineBreak);
            if (random.nextBoolean()) {
                text.append(lineBreak);
            }
        }
    }

    /** The end of a line, perhaps with a remark. */
    private void end() {
        text.append(random.nextInt(4) == 0 ? "  # why" : random.nextInt(6) == 0 ? " " : "")
                .append(lineBreak);
    }
}
