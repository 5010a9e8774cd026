package dev.andon.runtime;

import dev.andon.runtime.YamlPart.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What stands in Java as trees of {@link YamlPart#tree}, and those as YAML text, the way a person would write it. */
final class YamlForm {

    /** Lists and the mappings in them longer than this get a line for each of their entries. */
    private static final int LINE = 100;

    /** What needs no quotes, in a list or outside, for this reader and for those of YAML 1.1. */
    private static final Pattern PLAIN = Pattern.compile(
            "[\\p{L}\\p{N}_/](?:[\\p{L}\\p{N}_./@()-]|:(?=[\\p{L}\\p{N}_./])| (?=[\\p{L}\\p{N}_./(]))*");

    private static final Pattern ONCE_A_FLAG = Pattern.compile("y|n|yes|no|on|off", Pattern.CASE_INSENSITIVE);

    private YamlForm() {}

    /** @throws IllegalArgumentException when something is no text, number, flag, list or mapping of these */
    static Object tree(Object value) {
        return switch (value) {
            case String text -> Leaf.of(Tag.STR, text);
            case Boolean flag -> Leaf.of(Tag.BOOL, flag.toString());
            case Integer number -> Leaf.of(Tag.INT, number.toString());
            case Long number -> Leaf.of(Tag.INT, number.toString());
            case Double number when Double.isFinite(number) -> Leaf.of(Tag.FLOAT, number.toString());
            case List<?> list -> {
                List<Object> tree = new ArrayList<>();
                list.forEach(element -> tree.add(tree(element)));
                yield tree;
            }
            case Map<?, ?> map -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                map.forEach((key, element) -> tree.put((String) key, tree(element)));
                yield tree;
            }
            default -> throw new IllegalArgumentException("no value of a workspace file: " + value.getClass());
        };
    }

    /** The other way: texts, numbers (Long, Double), flags, lists and mappings; what has no value is the empty text. */
    static Object value(Object tree) {
        return switch (tree) {
            case Leaf leaf -> value(leaf);
            case List<?> list -> list.stream().map(YamlForm::value).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> values = new LinkedHashMap<>();
                map.forEach((key, element) -> values.put(key, value(element)));
                yield values;
            }
            default -> throw new IllegalArgumentException("no tree: " + tree.getClass());
        };
    }

    private static Object value(Leaf leaf) {
        try {
            if (leaf.tag().equals(Tag.INT)) {
                return Long.parseLong(leaf.text());
            }
            if (leaf.tag().equals(Tag.FLOAT)) {
                return Double.parseDouble(leaf.text());
            }
        } catch (NumberFormatException e) {
            // .inf, 0x1F and the like: numbers to YAML, which nobody here measures in.
            return leaf.text();
        }
        return leaf.tag().equals(Tag.BOOL) ? (Object) leaf.text().equalsIgnoreCase("true") : leaf.text();
    }

    /** In one line. */
    static String flow(Object tree) {
        return switch (tree) {
            case Leaf leaf -> leaf.tag().equals(Tag.STR) ? text(leaf.text()) : leaf.text();
            case List<?> list -> list.stream().map(YamlForm::flow).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.isEmpty()
                        ? "{}"
                        : map.entrySet().stream()
                                .map(entry -> text((String) entry.getKey()) + ": " + flow(entry.getValue()))
                                .collect(Collectors.joining(", ", "{ ", " }"));
            default -> throw new IllegalArgumentException("no tree: " + tree.getClass());
        };
    }

    /** A key and its value on lines of their own, the first without its indent, the last without its end. */
    static String entry(String key, Object tree, int indent, String lineBreak) {
        String name = text(key) + ":";
        if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
            return name + lineBreak + " ".repeat(indent + 2) + entries(map, indent + 2, lineBreak);
        }
        String flow = flow(tree);
        if (tree instanceof List<?> list && flow.length() > LINE) {
            String dash = lineBreak + " ".repeat(indent + 2) + "- ";
            return name
                    + list.stream()
                            .map(element -> dash + element(element, indent + 2, lineBreak))
                            .collect(Collectors.joining());
        }
        return flow.isEmpty() ? name : name + " " + flow;
    }

    /** The entries of a mapping that is not empty. */
    static String entries(Map<?, ?> map, int indent, String lineBreak) {
        return map.entrySet().stream()
                .map(entry -> entry((String) entry.getKey(), entry.getValue(), indent, lineBreak))
                .collect(Collectors.joining(lineBreak + " ".repeat(indent)));
    }

    /** An element of a list, behind its dash. */
    static String element(Object tree, int indent, String lineBreak) {
        String flow = flow(tree);
        return tree instanceof Map<?, ?> map && flow.length() > LINE ? entries(map, indent + 2, lineBreak) : flow;
    }

    /** A text, in quotes where it needs them. */
    static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !ONCE_A_FLAG.matcher(text).matches()
                && YamlText.settings()
                        .getSchema()
                        .getScalarResolver()
                        .resolve(text, true)
                        .equals(Tag.STR);
        return plain ? text : quoted(text);
    }

    /** A text in double quotes (YAML 1.2.2, 7.3.1). */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
                        quoted.append("\\u%04X".formatted(c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
