package dev.andon.cli;

import dev.andon.cache.GapCause;
import dev.andon.cache.PointKey;
import dev.andon.model.Kind;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** What was recorded, as lines of text: one for each sample, and one for each beginning of a gap. One thread; nothing is kept. */
final class HistoryLine implements HistoryForm {

    /** The columns of CSV, and the names in JSON, in their order. */
    static final String HEADER = "time,connection,device,point,kind,unit,value,quality,historical,gap";

    /** How it is written. */
    enum Format {
        csv,
        jsonl,
        parquet
    }

    private final Writer out;
    private final boolean json;
    private final ZonedTime times;
    private final long from;
    private final boolean gaps;
    private final Runnable each;
    private final StringBuilder line = new StringBuilder(256);
    private String names = "";
    private Kind kind = Kind.NUMBER;
    private long rows;

    /**
     * @param from what began before is left out, microseconds since 1970 UTC
     * @param each is called after each line
     */
    HistoryLine(Writer out, Format format, ZoneId zone, long from, boolean gaps, Runnable each) throws IOException {
        this.out = out;
        this.json = format == Format.jsonl;
        this.times = new ZonedTime(zone);
        this.from = from;
        this.gaps = gaps;
        this.each = each;
        if (!json) {
            out.append(HEADER).append('\n');
        }
    }

    @Override
    public void point(PointKey key, Unit unit) {
        kind = key.kind();
        names = json
                ? "\",\"connection\":" + quoted(key.connection()) + ",\"device\":" + quoted(key.device())
                        + ",\"point\":"
                        + quoted(key.name()) + ",\"kind\":\"" + kind.word() + "\",\"unit\":"
                        + (unit.equals(Unit.NONE) ? "null" : quoted(unit.code())) + ",\"value\":"
                : "," + cell(key.connection()) + "," + cell(key.device()) + "," + cell(key.name()) + "," + kind.word()
                        + "," + cell(unit.code()) + ",";
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
        if (time < from) {
            return;
        }
        begin(time);
        if (quality != Quality.BAD) {
            value(number, text);
        } else if (json) {
            line.append("null");
        }
        end(quality, historical, null);
    }

    @Override
    public void gap(long time, GapCause cause) {
        if (time < from || !gaps) {
            return;
        }
        begin(time);
        if (json) {
            line.append("null");
        }
        end(Quality.NOT_CONNECTED, false, cause);
    }

    private void begin(long time) {
        line.setLength(0);
        if (json) {
            line.append("{\"time\":\"");
        }
        line.append(times.format(time)).append(names);
    }

    private void value(double number, @Nullable String text) {
        switch (kind) {
            case FLAG -> line.append(number != 0);
            case TEXT -> line.append(json ? quoted(text == null ? "" : text) : cell(text == null ? "" : text));
            case NUMBER -> SampleText.number(line, number);
        }
    }

    private void end(Quality quality, boolean historical, @Nullable GapCause cause) {
        if (json) {
            line.append(",\"quality\":\"")
                    .append(quality)
                    .append("\",\"historical\":")
                    .append(historical);
            line.append(",\"gap\":")
                    .append(cause == null ? "null" : '"' + cause.name() + '"')
                    .append('}');
        } else {
            line.append(',').append(quality).append(',').append(historical).append(',');
            line.append(cause == null ? "" : cause.name());
        }
        try {
            out.append(line.append('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows++;
        each.run();
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsUTF8(text), StandardCharsets.UTF_8) + '"';
    }

    /** RFC 4180, 2: in quotes where it holds what parts cells and lines. */
    static String cell(String text) {
        boolean plain =
                text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
