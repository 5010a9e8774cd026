package dev.andon.connector.mqtt;

import dev.andon.model.Unit;
import org.jspecify.annotations.Nullable;

/** A point's unit that became another. One message may be a slip; when several in a row agree the device was set to it. */
final class UnitChange {

    /** The unit is the point's from so many messages in a row on. */
    static final int ENOUGH = 3;

    private final Unit unit;
    private @Nullable String untold;
    private int messages;
    private int last;

    /**
     * A change that no message has told of yet.
     *
     * @param unit the new one
     * @param words what is said of it, once
     */
    UnitChange(Unit unit, String words) {
        this.unit = unit;
        this.untold = words;
    }

    boolean to(Unit other) {
        return unit.equals(other);
    }

    /**
     * One more value with the new unit; whether that makes it the point's.
     *
     * @param message a number that another message does not have
     */
    boolean lasts(int message) {
        if (messages == 0 || message != last) {
            messages++;
            last = message;
        }
        return messages >= ENOUGH;
    }

    /** What is wrong with the value; null: that has been said. */
    @Nullable
    String told() {
        String words = untold;
        untold = null;
        return words;
    }
}
