package dev.andon.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads what {@link BitWriter} wrote. Behind the end come zeros without end, so that a loop need not look at every step; what reads
 * in a loop calls {@link #check} now and then.
 */
final class BitReader {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int PADDING = 16;

    private byte[] bytes = new byte[4096];
    private int end;
    private long position;

    /** Begins with these bytes, of which it makes a copy. */
    void open(byte[] source, int offset, int length) {
        if (bytes.length < length + PADDING) {
            bytes = new byte[(length + PADDING) * 2];
        }
        System.arraycopy(source, offset, bytes, 0, length);
        Arrays.fill(bytes, length, length + PADDING, (byte) 0);
        end = length;
        position = 0;
    }

    /** The next 57 bits at least, from the highest on; beyond them whatever. */
    long peek() {
        int at = (int) Math.min(position >>> 3, end);
        return (long) LONG.get(bytes, at) << (position & 7);
    }

    /**
     * Reads {@link Rice} codes until one is escaped.
     *
     * @param width at most 41: a code then lies within one look
     * @return the place of the first number that was not read
     */
    int codes(long[] into, int from, int to, int width) {
        // All in locals, as this loop is where the time of decoding goes.
        byte[] source = bytes;
        int last = end;
        long at = position;
        int i = from;
        for (; i < to; i++) {
            long bits = (long) LONG.get(source, (int) Math.min(at >>> 3, last)) << (at & 7);
            int high = Long.numberOfLeadingZeros(bits);
            if (high >= Rice.ESCAPE) {
                break;
            }
            // In two shifts, as a shift by 64 is none at all and the width may be 0.
            into[i] = ((long) high << width) | (bits << (high + 1) >>> 1 >>> (63 - width));
            at += high + 1 + width;
        }
        position = at;
        return i;
    }

    void skip(int bits) {
        position += bits;
    }

    /** The next bits as a number; {@code width} 0 to 64. */
    long get(int width) {
        if (width <= 32) {
            return width == 0 ? 0 : take(width);
        }
        long high = take(width - 32);
        return (high << 32) | take(32);
    }

    private long take(int width) {
        long value = peek() >>> (64 - width);
        position += width;
        return value;
    }

    long varint() throws Damaged {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            long next = get(8);
            value |= (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new Damaged("a number that does not end");
    }

    /** A count from 0 to {@code most}, written as a varint. */
    int count(int most) throws Damaged {
        long value = varint();
        check();
        if (value < 0 || value > most) {
            throw new Damaged("a count of " + Long.toUnsignedString(value) + " where at most " + most + " can be");
        }
        return (int) value;
    }

    /** How many bytes are left, the one begun included. */
    int left() {
        return (int) Math.max(0, end - (position >>> 3));
    }

    /** @throws Damaged when more was read than there is */
    void check() throws Damaged {
        if (position > (long) end * 8) {
            throw new Damaged("it ends too early: " + end + " bytes are not all of it");
        }
    }

    /** @throws Damaged when not all was read, the last byte's rest aside */
    void checkEnd() throws Damaged {
        check();
        if ((long) end * 8 - position >= 8) {
            throw new Damaged("there is more behind its end");
        }
    }
}
