package dev.andon.connector.mqtt;

import org.jspecify.annotations.Nullable;

/** The fields of one SenML record, and the base fields that are in force (RFC 8428, 4.1 and 4.2). Reused from record to record. */
final class SenmlRecord {

    /** What the value of a record is. */
    enum Held {
        NOTHING,
        NUMBER,
        FLAG,
        TEXT,
        BLOB
    }

    /** In force until another takes its place. */
    String baseName = "";

    String baseUnit = "";
    double baseTime;
    double baseValue;
    double baseSum;
    boolean hasBaseValue;
    boolean hasBaseSum;

    String name = "";

    @Nullable
    String unit;

    double time;
    Held held = Held.NOTHING;
    double number;
    String text = "";
    double sum;
    boolean hasSum;
    /** Whether there was a field besides base fields. */
    boolean more;

    /** What is wrong with the record; null: nothing so far. */
    @Nullable
    String wrong;

    /** Begins a pack: nothing is in force. */
    void beginPack() {
        baseName = "";
        baseUnit = "";
        baseTime = 0;
        baseValue = 0;
        baseSum = 0;
        hasBaseValue = false;
        hasBaseSum = false;
    }

    /** Begins a record. */
    void begin() {
        name = "";
        unit = null;
        time = 0;
        held = Held.NOTHING;
        number = 0;
        text = "";
        sum = 0;
        hasSum = false;
        more = false;
        wrong = null;
    }

    /** Takes the value in; a record has only one. */
    void hold(Held kind) {
        if (held != Held.NOTHING) {
            wrong = "has more than one value";
        }
        held = kind;
    }

    /** Whether all it does is to put base fields in force. */
    boolean onlyBase() {
        return !more && wrong == null;
    }

    /** The unit of its value: its own, or the one in force, or none (empty). */
    String resolvedUnit() {
        return unit == null ? baseUnit : unit;
    }

    /** Whether there is a sum, its own or one in force. */
    boolean summed() {
        return hasSum || hasBaseSum;
    }

    /** Whether there is a number, its own or one in force. */
    boolean measured() {
        return held == Held.NUMBER || (held == Held.NOTHING && hasBaseValue && !hasSum);
    }
}
