package dev.andon.connector.mqtt;

import dev.andon.model.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One place in the JSON of a topic: an object, an array or a leaf. Kept from message to message, so that a known leaf costs no look-up by name. */
final class Node {

    /** From so many children on they are found by hash. */
    private static final int MANY = 12;

    private static final Node[] NONE = {};
    private static final byte[] NO_KEY = {};

    /** What a leaf can be of a {@link Measure}, by its name. */
    enum Role {
        VALUE,
        UNIT,
        TIME,
        OTHER;

        static Role of(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "value", "v" -> VALUE;
                case "unit", "u" -> UNIT;
                case "ts", "time", "timestamp" -> TIME;
                default -> OTHER;
            };
        }
    }

    /** The object it stands in; null for the root, a row and the elements of an array. */
    final @Nullable Node parent;

    final Role role;

    /** The names on the way to it joined with dots; empty for the root. */
    final String path;

    /** The name within the parent, as Jackson gives it. */
    final String name;

    /** Whether it may tell the time of what stands beside it. */
    final boolean time;

    /** Whether a time among its children is the time of all its leaves. */
    private final boolean scope;

    /** The name in quotes as it stands in a payload, for {@link FlatScanner}; empty while it has none. */
    byte[] key = NO_KEY;

    /** The device of its point; empty: the one of the topic. */
    final String device;

    /** The unit of its point, where the payload tells one. */
    Unit unit = Unit.NONE;

    /** Whether it is the value of a {@link Measure}. */
    boolean measured;

    /** The other unit that its newest values had; null: none. */
    @Nullable
    UnitChange change;

    /** What it feeds; null until it first had a value. */
    @Nullable
    Feed feed;

    /** Whether it counts among the topic's leaves. */
    boolean counted;

    /** For an array that may be one of timed values: whether it was, the last time. */
    boolean timed = true;

    /** The object or row in which it was last met, and the leaves it then had: to find names that occur twice. */
    int visited;

    int firstLeaf;
    int lastLeaf;

    private Node[] children = NONE;
    private int count;
    private int expected;
    private @Nullable Map<String, Node> byName;
    private @Nullable List<Node> items;
    private @Nullable Node rows;

    private Node(@Nullable Node parent, String device, String path, String name, boolean scope, boolean time) {
        this.parent = parent;
        this.role = parent == null ? Role.OTHER : Role.of(name);
        this.device = device;
        this.path = path;
        this.name = name;
        this.scope = scope;
        this.time = time;
    }

    /** The whole payload. */
    static Node root() {
        return new Node(null, "", "", "", true, false);
    }

    /** A leaf by itself. */
    static Node leaf(TopicPath point) {
        return new Node(null, point.device(), point.point(), point.point(), false, false);
    }

    /** The child of this name; null when there is none yet. */
    @Nullable
    Node child(String wanted) {
        // Messages of one topic mostly name the same things in the same order.
        if (expected < count && wanted.equals(children[expected].name)) {
            return children[expected++];
        }
        if (byName != null) {
            return byName.get(wanted);
        }
        for (int i = 0; i < count; i++) {
            if (wanted.equals(children[i].name)) {
                expected = i + 1;
                return children[i];
            }
        }
        return null;
    }

    /** Begins to go through the children once more. */
    void rewind() {
        expected = 0;
    }

    /** A new child. */
    Node add(String wanted) {
        boolean mayTime = scope && Role.of(wanted) == Role.TIME;
        String clean = Words.pointName(wanted);
        Node child = new Node(
                this, device, path.isEmpty() ? clean : Words.pointName(path + '.' + clean), wanted, false, mayTime);
        if (count == children.length) {
            children = Arrays.copyOf(children, Math.max(4, count * 2));
        }
        children[count++] = child;
        if (count == MANY) {
            byName = new HashMap<>();
            for (int i = 0; i < count; i++) {
                byName.put(children[i].name, children[i]);
            }
        } else if (byName != null) {
            byName.put(wanted, child);
        }
        return child;
    }

    /** The name of the point. */
    String point() {
        return measured && parent != null && !parent.path.isEmpty() ? parent.path : path;
    }

    /** Whether it is an object that never held anything but a value, its unit and a time. */
    boolean measures() {
        int values = 0;
        int units = 0;
        for (int i = 0; i < count; i++) {
            switch (children[i].role) {
                case VALUE -> values++;
                case UNIT -> units++;
                case OTHER -> {
                    return false;
                }
                case TIME -> {}
            }
        }
        return values == 1 && units == 1;
    }

    /** The element at an index; null when there is none yet. */
    @Nullable
    Node item(int index) {
        return items != null && index < items.size() ? items.get(index) : null;
    }

    /**
     * A new element behind those there are.
     *
     * @param ownTime whether it may tell a time of its own
     */
    Node addItem(boolean ownTime) {
        if (items == null) {
            items = new ArrayList<>();
        }
        String number = Integer.toString(items.size());
        Node item = new Node(
                null, device, (path.isEmpty() ? TopicPath.VALUE : path) + '.' + number, number, ownTime, false);
        items.add(item);
        return item;
    }

    /** What each row of an array of timed values holds; its leaves are named as if the row stood alone. */
    Node rows() {
        Node known = rows;
        if (known == null) {
            known = root();
            rows = known;
        }
        return known;
    }
}
