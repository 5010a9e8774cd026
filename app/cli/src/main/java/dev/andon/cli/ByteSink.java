package dev.andon.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Bytes that are gathered before they are written: little-endian numbers, and whole numbers in as few bytes as they need. One thread. */
final class ByteSink {

    private static final int FIRST_SIZE = 1 << 10;
    private static final int MORE = 0x80;
    private static final int LOW = 0x7F;
    private static final int LOW_BITS = 7;

    private byte[] bytes = new byte[FIRST_SIZE];
    private ByteBuffer numbers = little(bytes);
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void int32(int value) {
        room(Integer.BYTES);
        numbers.putInt(size, value);
        size += Integer.BYTES;
    }

    void int64(long value) {
        room(Long.BYTES);
        numbers.putLong(size, value);
        size += Long.BYTES;
    }

    /** Seven bits a byte, the lowest first. */
    void varint(long value) {
        long rest = value;
        while ((rest & ~LOW) != 0) {
            octet(((int) rest & LOW) | MORE);
            rest >>>= LOW_BITS;
        }
        octet((int) rest);
    }

    void raw(byte[] added) {
        raw(added, 0, added.length);
    }

    void raw(ByteSink added) {
        raw(added.bytes, 0, added.size);
    }

    private void raw(byte[] added, int from, int length) {
        room(length);
        System.arraycopy(added, from, bytes, size, length);
        size += length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    /** Adds all of it to another, compressed (RFC 1952). */
    void gzipTo(ByteSink other) throws IOException {
        try (OutputStream into = new Quick(new OutputStream() {
            @Override
            public void write(int value) {
                other.octet(value);
            }

            @Override
            public void write(byte[] added, int from, int length) {
                other.raw(added, from, length);
            }
        })) {
            writeTo(into);
        }
    }

    /** The fastest level: there is much of it, and most of what can be gained is gained. */
    private static final class Quick extends GZIPOutputStream {

        private Quick(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            numbers = little(bytes);
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
