package dev.andon.connector.mqtt;

import dev.andon.model.Unit;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Units as sources write them, in UCUM. */
final class UnitSigns {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("°C", "Cel"),
            Map.entry("C", "Cel"),
            Map.entry("°F", "[degF]"),
            Map.entry("F", "[degF]"),
            Map.entry("K", "K"),
            Map.entry("%", "%"),
            Map.entry("V", "V"),
            Map.entry("mV", "mV"),
            Map.entry("A", "A"),
            Map.entry("mA", "mA"),
            Map.entry("W", "W"),
            Map.entry("kW", "kW"),
            Map.entry("MW", "MW"),
            Map.entry("Wh", "W.h"),
            Map.entry("kWh", "kW.h"),
            Map.entry("Hz", "Hz"),
            Map.entry("kHz", "kHz"),
            Map.entry("Pa", "Pa"),
            Map.entry("hPa", "hPa"),
            Map.entry("kPa", "kPa"),
            Map.entry("bar", "bar"),
            Map.entry("mbar", "mbar"),
            Map.entry("psi", "[psi]"),
            Map.entry("mm", "mm"),
            Map.entry("cm", "cm"),
            Map.entry("m", "m"),
            Map.entry("km", "km"),
            Map.entry("mm/s", "mm/s"),
            Map.entry("m/s", "m/s"),
            Map.entry("km/h", "km/h"),
            Map.entry("l", "L"),
            Map.entry("L", "L"),
            Map.entry("l/min", "L/min"),
            Map.entry("L/min", "L/min"),
            Map.entry("m3", "m3"),
            Map.entry("m³", "m3"),
            Map.entry("m3/h", "m3/h"),
            Map.entry("m³/h", "m3/h"),
            Map.entry("g", "g"),
            Map.entry("kg", "kg"),
            Map.entry("t", "t"),
            Map.entry("lx", "lx"),
            Map.entry("ppm", "[ppm]"),
            Map.entry("dB", "dB"),
            Map.entry("dBm", "dB[mW]"),
            Map.entry("Ω", "Ohm"),
            Map.entry("Ohm", "Ohm"),
            Map.entry("°", "deg"),
            Map.entry("s", "s"),
            Map.entry("ms", "ms"),
            Map.entry("min", "min"),
            Map.entry("h", "h"),
            Map.entry("rpm", "{rpm}"));

    /** Signs that stand behind a bare number too seldom to be taken for a unit there. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("degC", "Cel"),
            Map.entry("celsius", "Cel"),
            Map.entry("Celsius", "Cel"),
            Map.entry("degF", "[degF]"),
            Map.entry("fahrenheit", "[degF]"),
            Map.entry("percent", "%"),
            Map.entry("MWh", "MW.h"),
            Map.entry("Ah", "A.h"),
            Map.entry("mAh", "mA.h"),
            Map.entry("VA", "V.A"),
            Map.entry("kVA", "kV.A"),
            Map.entry("Nm", "N.m"),
            Map.entry("µm", "um"),
            Map.entry("µs", "us"),
            Map.entry("µS/cm", "uS/cm"),
            Map.entry("µg/m³", "ug/m3"),
            Map.entry("µg/m3", "ug/m3"),
            Map.entry("W/m²", "W/m2"),
            Map.entry("m/s²", "m/s2"),
            Map.entry("m²", "m2"),
            Map.entry("l/h", "L/h"),
            Map.entry("l/s", "L/s"),
            Map.entry("ml", "mL"),
            Map.entry("kΩ", "kOhm"),
            Map.entry("ppb", "[ppb]"),
            Map.entry("pH", "[pH]"),
            Map.entry("1/min", "/min"),
            Map.entry("bytes", "By"),
            Map.entry("lux", "lx"),
            Map.entry("MPa", "MPa"),
            Map.entry("kV", "kV"),
            Map.entry("kA", "kA"),
            Map.entry("GW", "GW"),
            Map.entry("var", "{var}"),
            Map.entry("kvar", "{kvar}"),
            Map.entry("d", "d"));

    private static final Set<String> UCUM =
            Stream.of(CODES, NAMED).flatMap(codes -> codes.values().stream()).collect(Collectors.toUnmodifiableSet());

    private UnitSigns() {}

    /** The unit that is called so where it is said that it is one, as a sign or in UCUM; null when it is none of the usual ones. */
    static @Nullable Unit named(String sign) {
        String code = CODES.getOrDefault(sign, NAMED.get(sign));
        return code != null ? new Unit(code) : UCUM.contains(sign) ? new Unit(sign) : null;
    }

    /** The unit behind a number; {@link Unit#NONE} when it is none of the usual ones. */
    static Unit of(String sign) {
        String code = CODES.get(sign);
        return code == null ? Unit.NONE : new Unit(code);
    }
}
