package dev.andon.connector.mqtt;

import dev.andon.connector.SampleBatch;
import dev.andon.connector.mqtt.SenmlRecord.Held;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks through a SenML pack in JSON (RFC 8428, 5) and gathers its values. One for all topics of a connection. */
final class SenmlWalk {

    /** The version of RFC 8428. A pack of a later one may mean something else. */
    private static final int VERSION = 10;

    /** Times below are relative to now, seconds (RFC 8428, 4.5.3). */
    private static final double FIRST_ABSOLUTE = 1 << 28;

    /** No time lies farther from 1970 or from now, seconds; it still fits a long in microseconds. */
    private static final double LAST_TIME = 9e12;

    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*=*");

    private final JsonWalk json;
    private final SenmlRecord record = new SenmlRecord();

    private @Nullable String remark;
    private boolean unknown;
    private int values;

    SenmlWalk(JsonWalk json) {
        this.json = json;
    }

    Leaves leaves() {
        return json.leaves();
    }

    /** What is wrong with some of the records, of the last pack; null: nothing. */
    @Nullable
    String remark() {
        return remark;
    }

    /** Whether the last pack held values, and no field that SenML does not know: then it is hardly anything else. */
    boolean certain() {
        return values > 0 && !unknown;
    }

    /**
     * Gathers the values of a pack.
     *
     * @param now what relative times are relative to, microseconds since 1970 UTC; {@link SampleBatch#NO_TIME} when nobody knows
     * @return null, or why nothing of it can be read
     */
    @Nullable
    String gather(SenmlReader topic, byte[] bytes, int from, int to, long now) {
        remark = null;
        unknown = false;
        values = 0;
        record.beginPack();
        leaves().begin();
        topic.rewind();
        try (JsonParser parser = json.open(bytes, from, to)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return "the payload is no array of SenML records";
            }
            int index = 0;
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    return "element " + index + " is no SenML record";
                }
                String fault = record(topic, parser, index++, now);
                if (fault != null) {
                    return fault;
                }
            }
            return parser.nextToken() == null ? null : "more follows behind the JSON, at " + JsonFault.place(parser);
        } catch (JacksonException fault) {
            return JsonFault.words(fault);
        }
    }

    private @Nullable String record(SenmlReader topic, JsonParser parser, int index, long now) {
        record.begin();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String label = parser.currentName();
            JsonToken token = parser.nextToken();
            if (!field(topic, parser, token, label)) {
                String wrong = "has a value of the wrong kind in '" + Words.shortened(label) + "'";
                if (label.startsWith("b")) {
                    // Without it the records that follow would be taken for others.
                    return "SenML record " + index + " " + wrong;
                }
                record.wrong = wrong;
                parser.skipChildren();
            } else if (label.equals("bver") && parser.getDoubleValue() > VERSION) {
                return "SenML version " + parser.getString() + " is not known; " + VERSION + " is";
            }
        }
        String wrong = record.onlyBase() ? null : resolve(topic, now);
        if (wrong != null && remark == null) {
            remark = "SenML record " + index + " " + wrong;
        }
        return null;
    }

    /** Takes a field in; false when its value is of the wrong kind. */
    private boolean field(SenmlReader topic, JsonParser parser, JsonToken token, String label) {
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        boolean text = token == JsonToken.VALUE_STRING;
        record.more |= !label.startsWith("b");
        switch (label) {
            case "bn" -> record.baseName = text ? topic.baseName(parser) : "";
            case "bu" -> record.baseUnit = text ? parser.getString() : "";
            case "n" -> record.name = text ? topic.name(parser) : "";
            case "u" -> record.unit = text ? parser.getString() : "";
            case "vs" -> {
                record.hold(Held.TEXT);
                record.text = text ? parser.getString() : "";
            }
            case "vd" -> {
                record.hold(Held.BLOB);
                record.text = text ? parser.getString() : "";
            }
            case "vb" -> {
                record.hold(Held.FLAG);
                record.number = token == JsonToken.VALUE_TRUE ? 1 : 0;
                return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
            }
            case "bt", "bv", "bs", "bver", "v", "s", "t", "ut" -> {
                if (number) {
                    number(label, parser.getDoubleValue());
                }
                return number;
            }
            default -> {
                unknown = true;
                if (label.endsWith("_")) {
                    record.wrong =
                            "has the field '" + Words.shortened(label) + "', which must be understood and is not";
                }
                parser.skipChildren();
                return true;
            }
        }
        return text;
    }

    private void number(String label, double number) {
        switch (label) {
            case "bt" -> record.baseTime = number;
            case "bv" -> {
                record.baseValue = number;
                record.hasBaseValue = true;
            }
            case "bs" -> {
                record.baseSum = number;
                record.hasBaseSum = true;
            }
            case "v" -> {
                record.hold(Held.NUMBER);
                record.number = number;
            }
            case "s" -> {
                record.sum = number;
                record.hasSum = true;
            }
            case "t" -> record.time = number;
            // The version is looked at by the caller. When the next value is due (ut) is learnt from when values come.
            default -> {}
        }
    }

    private @Nullable String resolve(SenmlReader topic, long now) {
        if (record.baseName.isEmpty() && record.name.isEmpty()) {
            return "has no name";
        }
        SenmlReader.Entry entry = topic.entry(record.baseName, record.name);
        if (entry == null) {
            return "is one name too many; it is left out";
        }
        String wrong = record.wrong != null ? record.wrong : refused();
        double told = record.baseTime + record.time;
        if (wrong == null && !(Math.abs(told) < LAST_TIME)) {
            wrong = "tells a time that is none: " + told;
        }
        if (wrong != null) {
            leaves().bad(entry.value);
            return wrong;
        }
        entry.unit(record.resolvedUnit(), topic);
        int first = leaves().size();
        value(entry);
        leaves().time(first, time(told, now));
        values++;
        return null;
    }

    private @Nullable String refused() {
        if (record.held == Held.NOTHING && !record.measured() && !record.summed()) {
            return "has no value";
        }
        if (record.text.length() > Leaves.MAX_TEXT) {
            return "has a text of more than " + Leaves.MAX_TEXT + " characters";
        }
        return record.held == Held.BLOB && !BASE64URL.matcher(record.text).matches()
                ? "has data that are not base64url"
                : null;
    }

    private void value(SenmlReader.Entry entry) {
        if (record.measured()) {
            leaves().number(entry.value, record.baseValue + record.number);
        } else if (record.held == Held.FLAG) {
            leaves().flag(entry.value, record.number == 1);
        } else if (record.held != Held.NOTHING) {
            leaves().word(entry.value, record.text);
        }
        if (record.summed()) {
            leaves().number(entry.sum, record.baseSum + record.sum);
        }
    }

    private static long time(double told, long now) {
        boolean relative = told < FIRST_ABSOLUTE;
        if (told == 0 || (relative && now == SampleBatch.NO_TIME)) {
            return SampleBatch.NO_TIME;
        }
        long micros = Math.round(told * 1e6);
        return relative ? now + micros : micros;
    }
}
