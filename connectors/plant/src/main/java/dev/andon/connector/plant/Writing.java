package dev.andon.connector.plant;

import dev.andon.model.Unit;
import dev.andon.model.Value;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The ways in which the plant's devices write down what they measure: one of each that Andon reads without being told. */
enum Writing {
    /** One flat JSON object; {@code ts} in milliseconds since 1970. */
    FLAT,
    /** The same with {@code timestamp} in seconds. */
    SECONDS,
    /** JSON objects within objects, parted at the dots of the names; {@code time} in ISO-8601. */
    NESTED,
    /** SenML (RFC 8428), with base time and units. */
    SENML,
    /** A JSON array of timed objects. */
    TIMED,
    /** Each value on its own topic, below the device's. */
    PLAIN;

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Writes readings down.
     *
     * @param topic of the device
     * @param moments when they were made, oldest first; more than one for {@link #TIMED} only
     * @param readings for each moment
     */
    void write(
            String topic,
            List<Moment> moments,
            List<List<Reading>> readings,
            boolean retained,
            Consumer<Telegram> out) {
        switch (this) {
            case PLAIN -> readings.getLast().forEach(reading -> out.accept(plain(topic, reading, retained)));
            case SENML -> out.accept(new Telegram(topic, senml(moments.getLast(), readings.getLast()), retained));
            case TIMED -> out.accept(new Telegram(topic, timed(moments, readings), retained));
            default -> out.accept(new Telegram(topic, object(moments.getLast(), readings.getLast()), retained));
        }
    }

    private static Telegram plain(String topic, Reading reading, boolean retained) {
        String text = switch (reading.value()) {
            case Value.Num num ->
                whole(num.number()) ? Long.toString((long) num.number()) : Double.toString(num.number());
            case Value.Flag flag -> flag.on() ? "ON" : "OFF";
            case Value.Text words -> words.text();
        };
        String address = topic + '/' + reading.name().replace('.', '/');
        return new Telegram(address, text.getBytes(StandardCharsets.UTF_8), retained);
    }

    private byte[] object(Moment moment, List<Reading> readings) {
        return json(generator -> {
            generator.writeStartObject();
            writeTime(generator, moment);
            writeFields(generator, readings);
            generator.writeEndObject();
        });
    }

    private static byte[] timed(List<Moment> moments, List<List<Reading>> readings) {
        return json(generator -> {
            generator.writeStartArray();
            for (int row = 0; row < moments.size(); row++) {
                generator.writeStartObject();
                FLAT.writeTime(generator, moments.get(row));
                FLAT.writeFields(generator, readings.get(row));
                generator.writeEndObject();
            }
            generator.writeEndArray();
        });
    }

    private static byte[] senml(Moment moment, List<Reading> readings) {
        return json(generator -> {
            generator.writeStartArray();
            boolean first = true;
            for (Reading reading : readings) {
                generator.writeStartObject();
                if (first) {
                    generator.writeNumberProperty("bt", seconds(moment));
                    first = false;
                }
                generator.writeStringProperty("n", reading.name());
                if (!reading.unit().equals(Unit.NONE)) {
                    generator.writeStringProperty("u", senmlUnit(reading));
                }
                switch (reading.value()) {
                    case Value.Num num -> writeNumber(generator, "v", num.number());
                    case Value.Flag flag -> generator.writeBooleanProperty("vb", flag.on());
                    case Value.Text words -> generator.writeStringProperty("vs", words.text());
                }
                generator.writeEndObject();
            }
            generator.writeEndArray();
        });
    }

    /** The units registry of RFC 8428 (section 12.1) and RFC 8798 where its names are not those of UCUM. */
    private static String senmlUnit(Reading reading) {
        return switch (reading.unit().code()) {
            case "%" -> reading.name().equals("battery") ? "%EL" : "%RH";
            case "dB[mW]" -> "dBm";
            default -> reading.unit().code();
        };
    }

    private void writeTime(JsonGenerator generator, Moment moment) {
        switch (this) {
            case NESTED ->
                generator.writeStringProperty(
                        "time", Instant.ofEpochMilli(moment.stamp() / 1_000).toString());
            case SECONDS -> generator.writeNumberProperty("timestamp", seconds(moment));
            default -> generator.writeNumberProperty("ts", moment.stamp() / 1_000);
        }
    }

    /** Names with the same first part stand together; a reading's list keeps them so. */
    private void writeFields(JsonGenerator generator, List<Reading> readings) {
        String open = "";
        for (Reading reading : readings) {
            int dot = this == NESTED ? reading.name().indexOf('.') : -1;
            String group = dot < 0 ? "" : reading.name().substring(0, dot);
            if (!group.equals(open)) {
                if (!open.isEmpty()) {
                    generator.writeEndObject();
                }
                if (!group.isEmpty()) {
                    generator.writeObjectPropertyStart(group);
                }
                open = group;
            }
            String name = reading.name().substring(dot + 1);
            switch (reading.value()) {
                case Value.Num num -> writeNumber(generator, name, num.number());
                case Value.Flag flag -> generator.writeBooleanProperty(name, flag.on());
                case Value.Text words -> generator.writeStringProperty(name, words.text());
            }
        }
        if (!open.isEmpty()) {
            generator.writeEndObject();
        }
    }

    private static void writeNumber(JsonGenerator generator, String name, double number) {
        if (whole(number)) {
            generator.writeNumberProperty(name, (long) number);
        } else {
            generator.writeNumberProperty(name, number);
        }
    }

    private static boolean whole(double number) {
        return number == Math.rint(number);
    }

    private static BigDecimal seconds(Moment moment) {
        return BigDecimal.valueOf(moment.stamp() / 1_000, 3);
    }

    private static byte[] json(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(generator);
        }
        return bytes.toByteArray();
    }
}
