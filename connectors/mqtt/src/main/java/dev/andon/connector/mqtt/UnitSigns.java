package dev.andon.connector.mqtt;

import dev.andon.model.Unit;
import java.util.Map;

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

    private UnitSigns() {}

    /** The unit behind a number; {@link Unit#NONE} when it is none of the usual ones. */
    static Unit of(String sign) {
        String code = CODES.get(sign);
        return code == null ? Unit.NONE : new Unit(code);
    }
}
