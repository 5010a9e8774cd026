package dev.andon.cli;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Unit;
import dev.andon.runtime.Micros;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** How times and values are written on the command line, for programs and for people. */
final class SampleText {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    /** What stands where no value or time is known. */
    static final String NONE = "-";

    private static final double WHOLE = 1e15;

    private SampleText() {}

    static void time(JsonGenerator json, String name, long micros, IsoTime iso) {
        json.writeName(name);
        if (micros == SampleBatch.NO_TIME) {
            json.writeNull();
        } else {
            json.writeString(iso.format(micros));
        }
    }

    static String time(long micros, ZoneId zone) {
        return micros == SampleBatch.NO_TIME
                ? NONE
                : LOCAL.format(Micros.instant(micros).atZone(zone));
    }

    static void value(JsonGenerator json, String name, Kind kind, double number, @Nullable String text) {
        json.writeName(name);
        switch (kind) {
            case FLAG -> json.writeBoolean(number != 0);
            case TEXT -> json.writeString(text);
            case NUMBER -> {
                if (whole(number)) {
                    json.writeNumber((long) number);
                } else {
                    json.writeNumber(number);
                }
            }
        }
    }

    static String value(Kind kind, double number, @Nullable String text, Unit unit) {
        return switch (kind) {
            case FLAG -> number != 0 ? "true" : "false";
            case TEXT -> text == null ? "" : text;
            case NUMBER ->
                (whole(number) ? Long.toString((long) number) : Double.toString(number))
                        + (unit.symbol().isEmpty() ? "" : " " + unit.symbol());
        };
    }

    /** A number alone, as JSON writes it. */
    static void number(StringBuilder into, double number) {
        if (whole(number) && (number != 0 || 1 / number > 0)) {
            into.append((long) number);
        } else {
            into.append(number);
        }
    }

    private static boolean whole(double number) {
        return number == Math.rint(number) && Math.abs(number) < WHOLE;
    }
}
