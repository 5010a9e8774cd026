package dev.andon.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes structs in the compact protocol of Apache Thrift (thrift-compact-protocol.md), as much of it as the headers of a Parquet file need. Fields
 * are written in the order of their ids.
 */
final class CompactThrift {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private static final int SHORT_LIST = 15;
    private static final int NIBBLE = 4;

    private final ByteSink out;
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    CompactThrift(ByteSink out) {
        this.out = out;
    }

    /** The outermost struct: its fields, and its end. */
    static void write(ByteSink out, Consumer<CompactThrift> fields) {
        CompactThrift thrift = new CompactThrift(out);
        fields.accept(thrift);
        out.octet(0);
    }

    CompactThrift i32(int id, int value) {
        head(id, I32);
        zigzag(value);
        return this;
    }

    CompactThrift i64(int id, long value) {
        head(id, I64);
        zigzag(value);
        return this;
    }

    CompactThrift flag(int id, boolean value) {
        head(id, value ? TRUE : FALSE);
        return this;
    }

    CompactThrift text(int id, String value) {
        head(id, BINARY);
        text(value);
        return this;
    }

    /** A long as Parquet's statistics hold it: its eight bytes. */
    CompactThrift bytes(int id, long value) {
        head(id, BINARY);
        out.varint(Long.BYTES);
        out.int64(value);
        return this;
    }

    CompactThrift struct(int id, Consumer<CompactThrift> fields) {
        head(id, STRUCT);
        nested(fields);
        return this;
    }

    <T> CompactThrift structs(int id, List<T> each, BiConsumer<CompactThrift, T> fields) {
        list(id, each.size(), STRUCT);
        each.forEach(one -> nested(thrift -> fields.accept(thrift, one)));
        return this;
    }

    CompactThrift i32s(int id, List<Integer> values) {
        list(id, values.size(), I32);
        values.forEach(this::zigzag);
        return this;
    }

    CompactThrift texts(int id, List<String> values) {
        list(id, values.size(), BINARY);
        values.forEach(this::text);
        return this;
    }

    private void nested(Consumer<CompactThrift> fields) {
        outer.push(last);
        last = 0;
        fields.accept(this);
        out.octet(0);
        last = outer.pop();
    }

    private void head(int id, int type) {
        // The ids of Parquet's structs never part by more than fits here.
        out.octet(((id - last) << NIBBLE) | type);
        last = id;
    }

    private void list(int id, int size, int type) {
        head(id, LIST);
        if (size < SHORT_LIST) {
            out.octet((size << NIBBLE) | type);
        } else {
            out.octet((SHORT_LIST << NIBBLE) | type);
            out.varint(size);
        }
    }

    private void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.varint(utf8.length);
        out.raw(utf8);
    }

    private void zigzag(long value) {
        out.varint((value << 1) ^ (value >> (Long.SIZE - 1)));
    }
}
