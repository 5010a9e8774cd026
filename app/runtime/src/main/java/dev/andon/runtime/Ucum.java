package dev.andon.runtime;

import dev.andon.model.Unit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads unit codes (Unified Code for Units of Measure, case-sensitive form). It knows the codes that plants and buildings use, not all of
 * medicine; a word in braces is always allowed (UCUM section 2.2, annotations), so nobody is ever stuck.
 */
final class Ucum {

    private static final Set<String> PREFIXES = Set.of(
            "Y", "Z", "E", "P", "T", "G", "M", "k", "h", "da", "d", "c", "m", "u", "n", "p", "f", "a", "z", "y", "Ki",
            "Mi", "Gi", "Ti");

    /** Units that take a prefix. */
    private static final Set<String> METRIC = words("""
            m s g rad K C cd mol sr Hz N Pa J W A V F Ohm S Wb Cel T H lm lx Bq Gy Sv l L ar t bar u eV pc Np B B[SPL] B[V] B[mV] B[uV]
            B[W] B[kW] B[mW] bit By Bd kat U eq osm g% m[H2O] m[Hg] cal cal_IT cal_th dyn erg P St G Mx Oe Gb Lmb ph sb Ci R RAD REM st mho [g] [c]
            """);

    /** Units that take none. */
    private static final Set<String> PLAIN = words("""
            % [ppth] [ppm] [ppb] [pptr] deg ' '' gon circ sph min h d wk mo a [degF] [degR] atm att [psi] [pH] [in_i] [ft_i] [yd_i] [mi_i]
            [nmi_i] [kn_i] [mil_i] [sin_i] [sft_i] [syd_i] [cin_i] [cft_i] [cyd_i] [in_i'H2O] [in_i'Hg] [acr_us] [lb_av] [oz_av] [gr] [ston_av]
            [lton_av] [lbf_av] [gal_us] [gal_br] [qt_us] [pt_us] [foz_us] [bbl_us] [bu_us] [HP] [Btu] [Btu_IT] [Btu_th] [Cal] [pi]
            [ly] [drp] [CFU] [arb'U] [iU] [IU] 10* 10^
            """);

    /** What people write instead, and what they mean. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("°c", "Cel"),
            Map.entry("ºc", "Cel"),
            Map.entry("degc", "Cel"),
            Map.entry("celsius", "Cel"),
            Map.entry("celcius", "Cel"),
            Map.entry("°f", "[degF]"),
            Map.entry("degf", "[degF]"),
            Map.entry("fahrenheit", "[degF]"),
            Map.entry("°", "deg"),
            Map.entry("percent", "\"%\""),
            Map.entry("pct", "\"%\""),
            Map.entry("rpm", "/min"),
            Map.entry("ppm", "\"[ppm]\""),
            Map.entry("ppb", "\"[ppb]\""),
            Map.entry("psi", "\"[psi]\""),
            Map.entry("ph", "\"[pH]\""),
            Map.entry("wh", "W.h"),
            Map.entry("kwh", "kW.h"),
            Map.entry("mwh", "MW.h"),
            Map.entry("mWh", "mW.h"),
            Map.entry("ah", "A.h"),
            Map.entry("mah", "mA.h"),
            Map.entry("va", "V.A"),
            Map.entry("kva", "kV.A"),
            Map.entry("dbm", "dB[mW]"),
            Map.entry("ω", "Ohm"),
            Map.entry("ohm", "Ohm"),
            Map.entry("kohm", "kOhm"),
            Map.entry("lux", "lx"),
            Map.entry("sec", "s"),
            Map.entry("seconds", "s"),
            Map.entry("minutes", "min"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("days", "d"),
            Map.entry("kmh", "km/h"),
            Map.entry("km/hr", "km/h"),
            Map.entry("kph", "km/h"),
            Map.entry("mph", "\"[mi_i]/h\""),
            Map.entry("lb", "\"[lb_av]\""),
            Map.entry("lbs", "\"[lb_av]\""),
            Map.entry("ft", "\"[ft_i]\""),
            Map.entry("inch", "\"[in_i]\""),
            Map.entry("gal", "\"[gal_us]\""),
            Map.entry("bytes", "By"),
            Map.entry("volt", "V"),
            Map.entry("watt", "W"));

    private static final Pattern COMPONENT = Pattern.compile("(.*?)([+-]?\\d+)?((?:\\{[^{}]*})?)");
    private static final Pattern ANNOTATION = Pattern.compile("\\{[\\x20-\\x7e&&[^{}]]*}");

    private Ucum() {}

    /** @throws Wrong when the text is no unit code that is known */
    static Unit parse(String code) {
        // Before the grammar: mph is a milliphot and ft a femtotonne, but nobody measures in them.
        String meant = MEANT.getOrDefault(code, MEANT.get(code.toLowerCase(Locale.ROOT)));
        if (meant != null && !meant.replace("\"", "").equals(code)) {
            throw new Wrong("'" + code + "' is not the UCUM code of that unit", "write " + meant);
        }
        String plain =
                code.replace("µ", "u").replace("μ", "u").replace("²", "2").replace("³", "3");
        if (!plain.equals(code) && sound(plain)) {
            throw new Wrong("'" + code + "' is no UCUM unit code", "write " + plain);
        }
        if (!sound(code)) {
            throw new Wrong(
                    "'" + code + "' is no UCUM unit code that is known",
                    "look it up at ucum.org, or put a word of your own in braces: \"{" + code.replaceAll("[{}]", "")
                            + "}\"");
        }
        return new Unit(code);
    }

    private static boolean sound(String code) {
        if (code.chars().filter(c -> c == '(').count()
                != code.chars().filter(c -> c == ')').count()) {
            return false;
        }
        // A dot or slash in an annotation or in brackets parts nothing: annotations are cut down to {} before the
        // split.
        String cut = ANNOTATION.matcher(code).replaceAll("{}").replaceAll("[()]", "");
        for (String component : (cut.startsWith("/") ? cut.substring(1) : cut).split("[./]", -1)) {
            Matcher parts = COMPONENT.matcher(component);
            if (!parts.matches()
                    || !known(
                            parts.group(1),
                            parts.group(2) != null,
                            !parts.group(3).isEmpty())) {
                return false;
            }
        }
        return true;
    }

    private static boolean known(String atom, boolean numbered, boolean annotated) {
        if (atom.isEmpty()) {
            return numbered || annotated;
        }
        if (METRIC.contains(atom) || PLAIN.contains(atom)) {
            return true;
        }
        for (int length = 1; length <= 2 && length < atom.length(); length++) {
            if (PREFIXES.contains(atom.substring(0, length)) && METRIC.contains(atom.substring(length))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }
}
