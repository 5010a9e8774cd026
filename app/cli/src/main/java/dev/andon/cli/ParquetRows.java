package dev.andon.cli;

import dev.andon.cache.GapCause;
import dev.andon.cache.PointKey;
import dev.andon.model.Kind;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded as an Apache Parquet file (parquet-format 2.x: what every reader knows of it). A flag is 1 or 0 in {@code number}; where nothing
 * is known, or what was heard was bad, {@code number} and {@code text} are null. A row group is in memory at a time.
 */
final class ParquetRows implements HistoryForm {

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int GROUP_ROWS = 1 << 17;
    private static final int GROUP_BYTES = 16 << 20;

    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;
    // Of the enum ConvertedType, for readers that know no logical types.
    private static final int UTF8 = 0;
    private static final int TIMESTAMP_MICROS = 10;

    private final OutputStream out;
    private final long from;
    private final boolean gaps;
    private final Runnable each;
    private final ParquetColumn time = new ParquetColumn("time", ParquetColumn.Type.TIME, false);
    private final ParquetColumn connection = new ParquetColumn("connection", ParquetColumn.Type.WORD, false);
    private final ParquetColumn device = new ParquetColumn("device", ParquetColumn.Type.WORD, false);
    private final ParquetColumn point = new ParquetColumn("point", ParquetColumn.Type.WORD, false);
    private final ParquetColumn kind = new ParquetColumn("kind", ParquetColumn.Type.WORD, false);
    private final ParquetColumn unit = new ParquetColumn("unit", ParquetColumn.Type.WORD, false);
    private final ParquetColumn number = new ParquetColumn("number", ParquetColumn.Type.NUMBER, true);
    private final ParquetColumn text = new ParquetColumn("text", ParquetColumn.Type.TEXT, true);
    private final ParquetColumn quality = new ParquetColumn("quality", ParquetColumn.Type.WORD, false);
    private final ParquetColumn historical = new ParquetColumn("historical", ParquetColumn.Type.FLAG, false);
    private final ParquetColumn gap = new ParquetColumn("gap", ParquetColumn.Type.WORD, true);
    private final List<ParquetColumn> columns =
            List.of(time, connection, device, point, kind, unit, number, text, quality, historical, gap);
    private final List<Group> groups = new ArrayList<>();
    private PointKey key = new PointKey("", "", "", Kind.NUMBER);
    private Unit measured = Unit.NONE;
    private int gathered;
    private long rows;
    private long at;

    private record Group(long rows, List<ParquetColumn.Chunk> chunks) {

        long plainBytes() {
            return chunks.stream().mapToLong(ParquetColumn.Chunk::plainBytes).sum();
        }
    }

    /**
     * Begins a file.
     *
     * @param from what began before is left out, microseconds since 1970 UTC
     * @param each is called after each row
     */
    ParquetRows(OutputStream out, long from, boolean gaps, Runnable each) throws IOException {
        this.out = out;
        this.from = from;
        this.gaps = gaps;
        this.each = each;
        out.write(MAGIC);
        at = MAGIC.length;
    }

    @Override
    public void point(PointKey next, Unit unitOfNext) {
        key = next;
        measured = unitOfNext;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void sample(long when, double value, @Nullable String word, Quality told, boolean late) {
        if (when < from) {
            return;
        }
        row(when, told, late);
        boolean known = told != Quality.BAD;
        if (known && key.kind() != Kind.TEXT) {
            number.number(value);
        } else {
            number.missing();
        }
        if (known && key.kind() == Kind.TEXT) {
            text.text(word == null ? "" : word);
        } else {
            text.missing();
        }
        gap.missing();
        end();
    }

    @Override
    public void gap(long when, GapCause cause) {
        if (when < from || !gaps) {
            return;
        }
        row(when, Quality.NOT_CONNECTED, false);
        number.missing();
        text.missing();
        gap.word(cause.name());
        end();
    }

    private void row(long when, Quality told, boolean late) {
        time.time(when);
        connection.word(key.connection());
        device.word(key.device());
        point.word(key.name());
        kind.word(key.kind().word());
        unit.word(measured.code());
        quality.word(told.name());
        historical.flag(late);
    }

    private void end() {
        rows++;
        if (++gathered == GROUP_ROWS || text.size() > GROUP_BYTES) {
            try {
                group();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        each.run();
    }

    private void group() throws IOException {
        List<ParquetColumn.Chunk> chunks = new ArrayList<>();
        for (ParquetColumn column : columns) {
            ParquetColumn.Chunk chunk = column.writeTo(out, at);
            at += chunk.bytes();
            chunks.add(chunk);
        }
        groups.add(new Group(gathered, chunks));
        gathered = 0;
    }

    @Override
    public void finish() throws IOException {
        if (gathered > 0) {
            group();
        }
        ByteSink footer = new ByteSink();
        CompactThrift.write(footer, this::file);
        footer.int32(footer.size());
        footer.raw(MAGIC);
        footer.writeTo(out);
        out.flush();
    }

    /** The struct {@code FileMetaData}. */
    private void file(CompactThrift thrift) {
        List<Optional<ParquetColumn>> schema = new ArrayList<>();
        schema.add(Optional.empty());
        columns.forEach(column -> schema.add(Optional.of(column)));
        thrift.i32(1, 2)
                .structs(2, schema, this::element)
                .i64(3, rows)
                .structs(
                        4,
                        groups,
                        (group, one) -> group.structs(
                                        1,
                                        one.chunks(),
                                        (column, chunk) ->
                                                column.i64(2, chunk.at()).struct(3, chunk::write))
                                .i64(2, one.plainBytes())
                                .i64(3, one.rows()))
                .text(6, new Version().getVersion()[0].replace("andon", "andon version"))
                // Least and greatest are to be understood in the order of the type.
                .structs(7, columns, (order, column) -> order.struct(1, type -> {}));
    }

    /** The struct {@code SchemaElement}; empty: the root. */
    private void element(CompactThrift thrift, Optional<ParquetColumn> of) {
        if (of.isEmpty()) {
            thrift.text(4, "history").i32(5, columns.size());
            return;
        }
        ParquetColumn column = of.get();
        thrift.i32(1, column.type().code())
                .i32(3, column.optional() ? OPTIONAL : REQUIRED)
                .text(4, column.name());
        switch (column.type()) {
            case TIME ->
                thrift.i32(6, TIMESTAMP_MICROS)
                        .struct(
                                10,
                                logical -> logical.struct(
                                        8,
                                        stamp -> stamp.flag(1, true)
                                                .struct(2, unitOf -> unitOf.struct(2, micros -> {}))));
            case WORD, TEXT -> thrift.i32(6, UTF8).struct(10, logical -> logical.struct(1, string -> {}));
            case NUMBER, FLAG -> {
                // The physical type says it all.
            }
        }
    }
}
