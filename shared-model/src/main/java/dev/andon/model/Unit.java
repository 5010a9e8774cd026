package dev.andon.model;

import java.util.Map;

/**
 * A unit of measure by its UCUM code (Unified Code for Units of Measure, case-sensitive form), such as {@code Cel}, {@code mm/s} or
 * {@code %}. Any code is kept as it came; what a person reads is {@link #symbol()}.
 *
 * @param code the UCUM code; empty: no unit known
 */
public record Unit(String code) {

    /** No unit, or none known. */
    public static final Unit NONE = new Unit("");

    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("Cel", "°C"),
            Map.entry("[degF]", "°F"),
            Map.entry("deg", "°"),
            Map.entry("Ohm", "Ω"),
            Map.entry("kOhm", "kΩ"),
            Map.entry("um", "µm"),
            Map.entry("us", "µs"),
            Map.entry("ug/m3", "µg/m³"),
            Map.entry("m2", "m²"),
            Map.entry("m3", "m³"),
            Map.entry("m/s2", "m/s²"),
            Map.entry("m3/h", "m³/h"),
            Map.entry("W/m2", "W/m²"),
            Map.entry("[ppm]", "ppm"),
            Map.entry("[ppb]", "ppb"),
            Map.entry("[pH]", "pH"),
            Map.entry("[psi]", "psi"),
            Map.entry("[lb_av]", "lb"),
            Map.entry("[ft_i]", "ft"),
            Map.entry("[gal_us]", "gal"),
            Map.entry("L", "l"),
            Map.entry("L/min", "l/min"),
            Map.entry("L/h", "l/h"),
            Map.entry("B[W]", "B(W)"),
            Map.entry("dB[mW]", "dBm"),
            Map.entry("h", "h"),
            Map.entry("{count}", ""),
            Map.entry("1", ""));

    /** What stands behind a number on a screen: the usual sign for the code, annotations in braces without their braces. */
    public String symbol() {
        String known = SYMBOLS.get(code);
        return known != null ? known : code.replace("{", "").replace("}", "");
    }

    /** The code. */
    @Override
    public String toString() {
        return code;
    }
}
