package dev.andon.model;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns UCUM codes into what people read: {@code kW.h} into {@code kW·h}, {@code m3/h} into {@code m³/h}. */
final class UnitSymbol {

    /** An annotation, a unit (brackets may stand in it) or a bare number, each with the power it is raised to, or the dot of a product. */
    private static final Pattern PART = Pattern.compile(
            "\\{(?<note>[^{}]*)}|(?<unit>10[*^]|(?:\\[[^\\[\\]]*]|[^\\[\\](){}./*^+\\-0-9\\s])+)(?<power>[+-]?\\d+)?|(?<dot>\\.)");

    /** Codes that do not look like their usual sign. */
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("Cel", "°C"),
            Map.entry("[degF]", "°F"),
            Map.entry("[degR]", "°R"),
            Map.entry("deg", "°"),
            Map.entry("'", "′"),
            Map.entry("''", "″"),
            Map.entry("By", "B"),
            Map.entry("10*", "10"),
            Map.entry("10^", "10"),
            Map.entry("[ppth]", "‰"),
            Map.entry("[in_i'H2O]", "inH₂O"),
            Map.entry("[in_i'Hg]", "inHg"),
            Map.entry("m[H2O]", "mH₂O"),
            Map.entry("m[Hg]", "mHg"),
            Map.entry("[mi_i]", "mi"),
            Map.entry("[in_i]", "in"),
            Map.entry("[ft_i]", "ft"),
            Map.entry("[yd_i]", "yd"),
            Map.entry("[kn_i]", "kn"),
            Map.entry("[lb_av]", "lb"),
            Map.entry("[oz_av]", "oz"),
            Map.entry("[lbf_av]", "lbf"),
            Map.entry("[gal_us]", "gal"),
            Map.entry("[gal_br]", "gal"),
            Map.entry("[bbl_us]", "bbl"),
            Map.entry("[HP]", "hp"),
            Map.entry("[Btu_IT]", "Btu"),
            Map.entry("B[mW]", "Bm"),
            Map.entry("Ohm", "Ω"));

    /** Units that take a prefix in front of a sign of their own, or the prefix u. */
    private static final Set<String> PREFIXED = Set.of(
            "Cel", "By", "Ohm", "m[H2O]", "m[Hg]", "B[mW]", "m", "s", "g", "A", "V", "W", "F", "H", "S", "T", "L", "l",
            "mol", "bar", "Pa", "Sv", "Gy", "C", "J", "N", "Bq", "rad", "kat");

    private static final String PLAIN = "0123456789+-";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";

    private UnitSymbol() {}

    static String of(String code) {
        // Both say that something is counted, and a number says that by itself.
        if (code.equals("1") || code.equals("{count}")) {
            return "";
        }
        Matcher parts = PART.matcher(code);
        return parts.replaceAll(part -> Matcher.quoteReplacement(part(part, code)));
    }

    private static String part(MatchResult part, String code) {
        String note = part.group("note");
        if (note != null) {
            boolean behind = part.start() > 0 && "./(".indexOf(code.charAt(part.start() - 1)) < 0;
            return behind ? " " + note : note;
        }
        String unit = part.group("unit");
        String power = part.group("power");
        return unit == null ? "·" : sign(unit) + (power == null ? "" : raised(power));
    }

    private static String sign(String unit) {
        String known = SIGNS.get(unit);
        if (known != null) {
            return known;
        }
        for (int length = 1; length <= 2 && length < unit.length(); length++) {
            String prefix = unit.substring(0, length);
            String base = unit.substring(length);
            if (PREFIXED.contains(base) && prefix.chars().allMatch(Character::isLetter)) {
                return (prefix.equals("u") ? "µ" : prefix) + SIGNS.getOrDefault(base, base);
            }
        }
        // What stands in brackets alone is a name of UCUM's own; behind a unit it is what that refers to: dB[SPL].
        return unit.startsWith("[")
                ? unit.replaceAll("[\\[\\]]", "")
                : unit.replace('[', '(').replace(']', ')');
    }

    private static String raised(String power) {
        StringBuilder raised = new StringBuilder();
        power.chars().map(c -> RAISED.charAt(PLAIN.indexOf(c))).forEach(c -> raised.append((char) c));
        return raised.toString();
    }
}
