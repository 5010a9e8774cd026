package dev.andon.model;

/**
 * A unit of measure by its UCUM code (Unified Code for Units of Measure, case-sensitive form), such as {@code Cel}, {@code mm/s} or
 * {@code %}. Any code is kept as it came; what a person reads is {@link #symbol()}.
 *
 * @param code the UCUM code; empty: no unit known
 */
public record Unit(String code) {

    /** No unit, or none known. */
    public static final Unit NONE = new Unit("");

    /**
     * What stands behind a number on a screen or in a table: the usual sign for the code ({@code °C}, {@code m³/h}, {@code kW·h}), annotations
     * without their braces.
     */
    public String symbol() {
        return UnitSymbol.of(code);
    }

    /** The code. */
    @Override
    public String toString() {
        return code;
    }
}
