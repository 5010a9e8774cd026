package dev.andon.connector.mqtt;

import dev.andon.model.Unit;
import java.util.Map;

/** The SenML unit registry (RFC 8428, 12.1, and the secondary units of RFC 8798) in UCUM, where the two differ. */
final class SenmlUnits {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("%RH", "%"),
            Map.entry("%EL", "%"),
            Map.entry("EL", "s"),
            Map.entry("/", "1"),
            Map.entry("count", "{count}"),
            Map.entry("1/s", "/s"),
            Map.entry("1/min", "/min"),
            Map.entry("beat/min", "{beat}/min"),
            Map.entry("beats", "{beat}"),
            Map.entry("event/s", "{event}/s"),
            Map.entry("event/min", "{event}/min"),
            Map.entry("lat", "deg"),
            Map.entry("lon", "deg"),
            Map.entry("bit/s", "bit/s"),
            Map.entry("B", "By"),
            Map.entry("KiB", "KiBy"),
            Map.entry("MB", "MBy"),
            Map.entry("B/s", "By/s"),
            Map.entry("MB/s", "MBy/s"),
            Map.entry("dBW", "dB[W]"),
            Map.entry("dBm", "dB[mW]"),
            Map.entry("pH", "[pH]"),
            Map.entry("ppm", "[ppm]"),
            Map.entry("l", "L"),
            Map.entry("l/s", "L/s"),
            Map.entry("Wh", "W.h"),
            Map.entry("kWh", "kW.h"),
            Map.entry("VAh", "V.A.h"),
            Map.entry("kVAh", "kV.A.h"),
            Map.entry("VA", "V.A"),
            Map.entry("kVA", "kV.A"),
            Map.entry("VAs", "V.A.s"),
            Map.entry("var", "{var}"),
            Map.entry("kvar", "k{var}"),
            Map.entry("C", "C"),
            Map.entry("Ah", "A.h"),
            Map.entry("As", "A.s"),
            Map.entry("mWh", "mW.h"),
            Map.entry("W/m2", "W/m2"),
            Map.entry("deg", "deg"));

    private SenmlUnits() {}

    /** A SenML unit in UCUM; most are the same in both, and an unknown one is kept. */
    static Unit of(String senml) {
        return new Unit(CODES.getOrDefault(senml, senml));
    }

    /** The unit of an integral over time (SenML: sum) of a quantity in this unit. */
    static Unit summed(Unit unit) {
        return unit.equals(Unit.NONE) ? unit : new Unit(unit.code().equals("1") ? "s" : unit.code() + ".s");
    }
}
