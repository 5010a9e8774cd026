package dev.andon.connector.plant;

import dev.andon.model.Unit;
import dev.andon.model.Value;

/**
 * What a device reads of one of its points at one time.
 *
 * @param name of the point; levels parted by {@code .}
 */
record Reading(String name, Unit unit, Value value) {

    private static final double[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000};

    /**
     * A number as the instrument shows it.
     *
     * @param unit UCUM code
     * @param decimals 0 to 5
     */
    static Reading number(String name, String unit, double number, int decimals) {
        double power = POWERS[decimals];
        return new Reading(name, new Unit(unit), new Value.Num(Math.round(number * power) / power));
    }

    static Reading flag(String name, boolean on) {
        return new Reading(name, Unit.NONE, new Value.Flag(on));
    }

    static Reading text(String name, String text) {
        return new Reading(name, Unit.NONE, new Value.Text(text));
    }
}
