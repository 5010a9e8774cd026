package dev.andon.connector.mqtt;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Unit;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value with its unit beside it, {@code {"value": 4.4, "unit": "bar"}}, and perhaps a time: one point, named as the object is. What is one
 * is decided when its first value is given out, and stays so: from then on it costs a glance. Works on leaves that were gathered, whoever
 * gathered them.
 */
final class Measure {

    /** How far a unit or a time can stand from its value, as the object holds nothing else, leaves. */
    private static final int NEAR = 2;

    private final Leaves leaves;
    private final TimeField times = new TimeField();

    Measure(Leaves leaves) {
        this.leaves = leaves;
    }

    /** The feed of a leaf that has none yet, where it is part of a measure; null where it is not. */
    @Nullable
    Feed meet(TopicPoints topic, Node leaf, int at) {
        Node object = leaf.parent;
        if (leaf.role == Node.Role.OTHER || object == null || !object.measures()) {
            return null;
        }
        int value = find(object, Node.Role.VALUE, at);
        int sign = find(object, Node.Role.UNIT, at);
        if (value < 0 || sign < 0 || !(leaves.nothingAt(sign) || leaves.textAt(sign) != null)) {
            return null;
        }
        Unit unit = unit(leaves.textAt(sign));
        if (unit == null) {
            return null;
        }
        return switch (leaf.role) {
            case VALUE -> value(topic, leaf, at, unit);
            case UNIT -> sign(topic, leaf, at, value, unit);
            default -> clock(leaf, at);
        };
    }

    /** The time that is told beside a value; NO_TIME where none is. */
    long time(Node value, int at) {
        Node object = value.parent;
        int clock = object == null ? -1 : find(object, Node.Role.TIME, at);
        Feed fed = clock < 0 ? null : leaves.nodeAt(clock).feed;
        return clock < 0 || (fed != null && fed != Feed.NOWHERE) ? SampleBatch.NO_TIME : told(clock);
    }

    /** How the unit beside a value is another than before, so that the value cannot be taken; null: it is not, or is the point's by now. */
    @Nullable
    UnitChange otherUnit(TopicPoints topic, Node value, int at) {
        Node object = value.parent;
        int sign = object == null ? -1 : find(object, Node.Role.UNIT, at);
        String told = sign < 0 ? null : leaves.textAt(sign);
        Feed remembered = sign < 0 ? null : leaves.nodeAt(sign).feed;
        String known = remembered == null ? null : remembered.lastText();
        if (told == null || remembered == null || known == null || told.equals(known) || told.isBlank()) {
            value.change = null;
            return null;
        }
        Unit unit = anyUnit(told);
        UnitChange change = unit.equals(value.unit) ? null : change(value, unit, told, known);
        if (change != null && !change.lasts(leaves.message())) {
            return change;
        }
        if (change != null) {
            value.unit = unit;
            topic.unit(Objects.requireNonNull(value.feed), unit);
        }
        remembered.remember(told);
        value.change = null;
        return null;
    }

    private static UnitChange change(Node value, Unit unit, String told, String known) {
        UnitChange before = value.change;
        if (before != null && before.to(unit)) {
            return before;
        }
        UnitChange change = new UnitChange(
                unit,
                "its unit is '" + Words.shortened(told) + "' now and was '" + Words.shortened(known)
                        + "'; that counts from message " + UnitChange.ENOUGH + " in a row on");
        value.change = change;
        return change;
    }

    private Feed value(TopicPoints topic, Node value, int at, Unit unit) {
        value.unit = unit;
        value.measured = true;
        return topic.feed(value, leaves.kindAt(at));
    }

    /** A unit is no point. It is remembered: with another one the same number is another value. */
    private Feed sign(TopicPoints topic, Node sign, int at, int valueAt, Unit unit) {
        Node value = leaves.nodeAt(valueAt);
        Feed fed = value.feed;
        String text = leaves.textAt(at);
        if (text == null || unit.equals(Unit.NONE) || (fed == null && leaves.nothingAt(valueAt))) {
            return Feed.NOWHERE;
        }
        if (fed == null) {
            value(topic, value, valueAt, unit);
        } else {
            topic.unit(fed, unit);
            value.unit = unit;
            value.measured = true;
        }
        Feed remembered = Feed.remembering(text);
        sign.feed = remembered;
        return remembered;
    }

    private @Nullable Feed clock(Node clock, int at) {
        if (told(at) == SampleBatch.NO_TIME) {
            return null;
        }
        clock.feed = Feed.NOWHERE;
        return Feed.NOWHERE;
    }

    /** The time that a leaf tells. Numbers too small for one are something else: how long it took, say. */
    private long told(int at) {
        if (leaves.isClock(at)) {
            return leaves.clockAt(at);
        }
        String text = leaves.textAt(at);
        if (text == null) {
            long time = SourceTime.of(leaves.numberAt(at));
            return time < JsonWalk.FIRST_PAIR_TIME ? SampleBatch.NO_TIME : time;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return told(bytes, 0, bytes.length, leaves.nodeAt(at).name);
    }

    /** The time that a text tells; NO_TIME where it is none. */
    long told(byte[] bytes, int from, int to, String name) {
        long time = times.read(bytes, from, to, name);
        return time == SourceTime.UNREADABLE ? SampleBatch.NO_TIME : time;
    }

    /** The unit of a sign; NONE for no sign, null for one that may mean anything. */
    private static @Nullable Unit unit(@Nullable String sign) {
        return sign == null || sign.isBlank() ? Unit.NONE : UnitSigns.named(sign.strip());
    }

    /** The unit of a sign that stands where a unit was before; one that is not known is kept as it came. */
    private static Unit anyUnit(String sign) {
        Unit named = UnitSigns.named(sign.strip());
        return named == null ? new Unit(Words.shortened(sign.strip())) : named;
    }

    /** The leaf of this role at or near a place, in the same object; below 0 where there is none. */
    private int find(Node object, Node.Role role, int at) {
        for (int far = 0; far <= NEAR; far++) {
            if (leaves.is(at + far, object, role)) {
                return at + far;
            }
            if (leaves.is(at - far, object, role)) {
                return at - far;
            }
        }
        return -1;
    }
}
