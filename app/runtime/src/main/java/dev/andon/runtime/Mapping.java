package dev.andon.runtime;

import dev.andon.model.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The keys of one mapping in a workspace file. The reader asks for the keys it knows; what is wrong with a value becomes a mistake and the
 * answer is as if the key were not there. At the {@link #end} every key that nobody asked for is a mistake.
 */
final class Mapping {

    private final WorkspaceFile file;
    private final MappingNode node;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final TreeSet<String> asked = new TreeSet<>();

    private Mapping(WorkspaceFile file, MappingNode node) {
        this.file = file;
        this.node = node;
        for (NodeTuple entry : node.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                NodeTuple first = entries.putIfAbsent(key.getValue(), entry);
                if (first != null) {
                    file.mistake(key, "the key " + key.getValue() + " stands twice", "take one out; the first is used");
                }
            } else {
                file.mistake(entry.getKeyNode(), "a key is a word, not a list", "write key: value");
            }
        }
    }

    /** The node as a mapping; a mistake when it is something else. */
    static Optional<Mapping> of(WorkspaceFile file, Node node) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Mapping(file, mapping));
        }
        file.mistake(node, "here belongs a mapping (key: value), not " + kind(node), "");
        return Optional.empty();
    }

    WorkspaceFile file() {
        return file;
    }

    Node node() {
        return node;
    }

    /** Whether the key is there at all, even with a wrong value. */
    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The value's node; null when the key is not there or has no value. */
    @Nullable
    Node node(String key) {
        asked.add(key);
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        Node value = entry.getValueNode();
        if (value.getTag().equals(Tag.NULL)) {
            file.mistake(entry.getKeyNode(), key + " has no value", "give it one, or leave the key out");
            return null;
        }
        return value;
    }

    /** Says that a value is wrong, at its line. */
    void mistake(String key, String what, String remedy) {
        NodeTuple entry = entries.get(key);
        file.mistake(entry == null ? node : entry.getValueNode(), what, remedy);
    }

    /** Any scalar as text: {@code 42} is a fine title. */
    @Nullable
    String text(String key) {
        return text(key, text -> text);
    }

    String text(String key, String otherwise) {
        String text = text(key);
        return text == null ? otherwise : text;
    }

    /** A text that is read further by {@code parse}, whose IllegalArgumentException is for people to read. */
    <T> @Nullable T text(String key, Function<String, T> parse) {
        Node value = node(key);
        return value == null ? null : scalar(key, value, parse);
    }

    /** As {@link #text(String, Function)}, but it must be there. */
    <T> @Nullable T needed(String key, Function<String, T> parse) {
        if (!has(key)) {
            file.mistake(node, "has no " + key, "add the key " + key);
        }
        return text(key, parse);
    }

    /** One text or a list of them. */
    <T> List<T> texts(String key, Function<String, T> parse) {
        Node value = node(key);
        List<T> read = new ArrayList<>();
        for (Node element : value == null
                ? List.<Node>of()
                : value instanceof SequenceNode list ? list.getValue() : List.of(value)) {
            T one = scalar(key, element, parse);
            if (one != null) {
                read.add(one);
            }
        }
        return read;
    }

    /** One of the words, whatever their case. */
    @Nullable
    String word(String key, List<String> words) {
        return text(key, written -> choose(key, written, words));
    }

    static String choose(String key, String written, List<String> words) {
        for (String word : words) {
            if (word.equalsIgnoreCase(written)) {
                return word;
            }
        }
        throw new Wrong(key + " cannot be '" + written + "'", Spelling.advice(written, words));
    }

    boolean flag(String key, boolean otherwise) {
        Node value = node(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof ScalarNode scalar && value.getTag().equals(Tag.BOOL)) {
            return scalar.getValue().equalsIgnoreCase("true");
        }
        file.mistake(value, key + " is true or false, not " + kind(value), "write true or false without quotes");
        return otherwise;
    }

    @Nullable
    Double number(String key) {
        Node value = node(key);
        return value == null ? null : number(key, value);
    }

    /** A whole number within the bounds, both included. */
    @Nullable
    Integer whole(String key, int low, int high) {
        Double number = number(key);
        if (number == null) {
            return null;
        }
        if (number != Math.rint(number) || number < low || number > high) {
            mistake(key, key + " is a whole number from " + low + " to " + high, "");
            return null;
        }
        return number.intValue();
    }

    /** A list of exactly so many numbers; null when it is not there or wrong. */
    double @Nullable [] numbers(String key, int count, String form) {
        Node value = node(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof SequenceNode list) || list.getValue().size() != count) {
            file.mistake(value, key + " is written " + form, "");
            return null;
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            Double number = number(key, list.getValue().get(i));
            if (number == null) {
                return null;
            }
            numbers[i] = number;
        }
        return numbers;
    }

    @Nullable
    Range range(String key) {
        double[] ends = numbers(key, 2, "[low, high]");
        try {
            return ends == null ? null : new Range(ends[0], ends[1]);
        } catch (IllegalArgumentException e) {
            mistake(key, key + " is written [low, high] with the low end first", "swap the ends");
            return null;
        }
    }

    /** The mapping under a key; empty when it is not there or something else. */
    Optional<Mapping> mapping(String key) {
        Node value = node(key);
        return value == null ? Optional.empty() : of(file, value);
    }

    /** The list of mappings under a key. */
    List<Mapping> mappings(String key) {
        Node value = node(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode list) {
            return list.getValue().stream()
                    .flatMap(element -> of(file, element).stream())
                    .toList();
        }
        file.mistake(value, key + " is a list, not " + kind(value), "begin each entry with a -, or put them in [ ]");
        return List.of();
    }

    /** The mapping of names to mappings under a key, in the order of the file. */
    Map<String, Mapping> named(String key) {
        Map<String, Mapping> named = new LinkedHashMap<>();
        mapping(key)
                .ifPresent(names -> names.rest()
                        .forEach((name, value) -> of(file, value).ifPresent(entry -> named.put(name, entry))));
        return named;
    }

    /** The keys that nobody asked for yet and their values, in the order of the file; asked for with this. */
    Map<String, Node> rest() {
        Map<String, Node> rest = new LinkedHashMap<>();
        for (String key : entries.keySet()) {
            if (!asked.contains(key)) {
                rest.put(key, entries.get(key).getValueNode());
            }
        }
        rest.keySet().forEach(this::node);
        rest.values().removeIf(value -> value.getTag().equals(Tag.NULL));
        return rest;
    }

    /** Says that somebody else reads a key. */
    void known(String key) {
        asked.add(key);
    }

    /** The keys that were asked for so far. */
    List<String> known() {
        return List.copyOf(asked);
    }

    /** Every key that nobody asked for is a mistake. */
    void end() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                file.mistake(entry.getKeyNode(), "the key " + key + " is not known here", Spelling.advice(key, asked));
            }
        });
    }

    private <T> @Nullable T scalar(String key, Node value, Function<String, T> parse) {
        if (!(value instanceof ScalarNode scalar) || value.getTag().equals(Tag.NULL)) {
            file.mistake(value, key + " is a text, not " + kind(value), "");
            return null;
        }
        if (scalar.getValue().isBlank()) {
            file.mistake(value, key + " is empty", "give it a value, or leave the key out");
            return null;
        }
        try {
            return parse.apply(scalar.getValue());
        } catch (IllegalArgumentException e) {
            file.mistake(value, e);
            return null;
        }
    }

    private @Nullable Double number(String key, Node value) {
        if (value instanceof ScalarNode scalar
                && (value.getTag().equals(Tag.INT) || value.getTag().equals(Tag.FLOAT))) {
            try {
                double number = Double.parseDouble(scalar.getValue());
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // .inf, .nan, 0x1F and 0o17 are numbers to YAML; nobody measures in them.
            }
        }
        file.mistake(
                value,
                key + " is a number, not " + kind(value),
                "write it with digits, a point for decimals, and no quotes");
        return null;
    }

    private static String kind(Node value) {
        if (value instanceof MappingNode) {
            return "a mapping";
        }
        if (value instanceof SequenceNode) {
            return "a list";
        }
        return value.getTag().equals(Tag.NULL) ? "nothing" : "a text";
    }
}
