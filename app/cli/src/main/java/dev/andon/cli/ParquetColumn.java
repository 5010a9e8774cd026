package dev.andon.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One column of a row group while it is gathered, and how it is written: a dictionary where the same words come again and again, values as they are
 * elsewhere (parquet-format, Encodings.md), each page compressed with GZIP, which every reader knows. One thread.
 */
final class ParquetColumn {

    /** What is in it, with its number in the format's enum {@code Type}. */
    enum Type {
        TIME(2),
        NUMBER(5),
        FLAG(0),
        /** One of few words. */
        WORD(6),
        TEXT(6);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    private static final int GZIP = 2;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int RLE_DICTIONARY = 8;
    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;

    private final String name;
    private final Type type;
    private final boolean optional;

    private final ByteSink values = new ByteSink();
    private final RunLengths levels = new RunLengths();
    private final RunLengths indices = new RunLengths();
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final ByteSink page = new ByteSink();
    private int count;
    private int nulls;
    private int bits;
    private int held;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    ParquetColumn(String name, Type type, boolean optional) {
        this.name = name;
        this.type = type;
        this.optional = optional;
    }

    String name() {
        return name;
    }

    Type type() {
        return type;
    }

    boolean optional() {
        return optional;
    }

    /** Bytes that are gathered, about. */
    int size() {
        return values.size();
    }

    /** Microseconds since 1970 UTC. */
    void time(long micros) {
        there();
        values.int64(micros);
        least = Math.min(least, micros);
        greatest = Math.max(greatest, micros);
    }

    void number(double number) {
        there();
        values.int64(Double.doubleToRawLongBits(number));
    }

    void flag(boolean flag) {
        there();
        bits |= (flag ? 1 : 0) << held;
        if (++held == Byte.SIZE) {
            values.octet(bits);
            bits = 0;
            held = 0;
        }
    }

    void word(String word) {
        there();
        Integer known = words.get(word);
        if (known == null) {
            known = words.size();
            words.put(word, known);
        }
        indices.add(known);
    }

    void text(String text) {
        there();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        values.int32(utf8.length);
        values.raw(utf8);
    }

    /** No value in this row. */
    void missing() {
        count++;
        nulls++;
        levels.add(0);
    }

    private void there() {
        count++;
        if (optional) {
            levels.add(1);
        }
    }

    /** What stands of it in the file, for the footer. */
    record Chunk(
            ParquetColumn column,
            int rows,
            int nulls,
            long dictionaryAt,
            long dataAt,
            long plainBytes,
            long bytes,
            long least,
            long greatest) {

        /** The struct {@code ColumnMetaData}. */
        void write(CompactThrift thrift) {
            Type type = column.type;
            thrift.i32(1, type.code)
                    .i32s(2, type == Type.WORD ? List.of(PLAIN, RLE, RLE_DICTIONARY) : List.of(PLAIN, RLE))
                    .texts(3, List.of(column.name))
                    .i32(4, GZIP)
                    .i64(5, rows)
                    .i64(6, plainBytes)
                    .i64(7, bytes)
                    .i64(9, dataAt);
            if (type == Type.WORD) {
                thrift.i64(11, dictionaryAt);
            }
            thrift.struct(12, statistics -> {
                statistics.i64(3, nulls);
                if (type == Type.TIME) {
                    statistics.bytes(5, greatest).bytes(6, least);
                }
            });
        }

        /** Where its pages begin. */
        long at() {
            return column.type == Type.WORD ? dictionaryAt : dataAt;
        }
    }

    /**
     * Writes what was gathered, and begins anew.
     *
     * @param at where in the file this is
     */
    Chunk writeTo(OutputStream out, long at) throws IOException {
        long[] sizes = new long[2];
        if (type == Type.WORD) {
            for (String word : words.keySet()) {
                byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
                page.int32(utf8.length);
                page.raw(utf8);
            }
            page(out, DICTIONARY_PAGE, words.size(), PLAIN, sizes);
        }
        long dataAt = at + sizes[1];
        fill();
        page(out, DATA_PAGE, count, type == Type.WORD ? RLE_DICTIONARY : PLAIN, sizes);
        Chunk chunk = new Chunk(this, count, nulls, at, dataAt, sizes[0], sizes[1], least, greatest);
        clear();
        return chunk;
    }

    private void fill() {
        if (optional) {
            ByteSink there = new ByteSink();
            levels.writeTo(there, 1);
            page.int32(there.size());
            page.raw(there);
        }
        if (type == Type.WORD) {
            // None at all need a width, too.
            int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, words.size() - 1)));
            page.octet(width);
            indices.writeTo(page, width);
        }
        if (held > 0) {
            values.octet(bits);
        }
        page.raw(values);
    }

    /** Writes what is in the page, with its header, and adds its sizes: as it is, and compressed. */
    private void page(OutputStream out, int kind, int rows, int encoding, long[] sizes) throws IOException {
        ByteSink compressed = new ByteSink();
        page.gzipTo(compressed);
        ByteSink header = new ByteSink();
        CompactThrift.write(header, thrift -> {
            thrift.i32(1, kind).i32(2, page.size()).i32(3, compressed.size());
            if (kind == DATA_PAGE) {
                thrift.struct(
                        5,
                        data -> data.i32(1, rows).i32(2, encoding).i32(3, RLE).i32(4, RLE));
            } else {
                thrift.struct(7, dictionary -> dictionary.i32(1, rows).i32(2, encoding));
            }
        });
        header.writeTo(out);
        compressed.writeTo(out);
        sizes[0] += header.size() + page.size();
        sizes[1] += header.size() + compressed.size();
        page.clear();
    }

    private void clear() {
        values.clear();
        levels.clear();
        indices.clear();
        words.clear();
        count = 0;
        nulls = 0;
        bits = 0;
        held = 0;
        least = Long.MAX_VALUE;
        greatest = Long.MIN_VALUE;
    }
}
