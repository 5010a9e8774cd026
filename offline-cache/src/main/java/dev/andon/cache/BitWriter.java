package dev.andon.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits, the highest first, into a growing array that is used again and again. */
final class BitWriter {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[4096];
    private int written;

    // The bits not yet in the array, right-aligned; always fewer than 64.
    private long pending;
    private int pendingBits;

    void clear() {
        written = 0;
        pending = 0;
        pendingBits = 0;
    }

    /**
     * Writes the lowest bits of a value.
     *
     * @param value nothing above the lowest {@code width} bits
     * @param width 0 to 64
     */
    void put(long value, int width) {
        int free = 64 - pendingBits;
        if (width < free) {
            pending = (pending << width) | value;
            pendingBits += width;
            return;
        }
        int left = width - free;
        // A shift by 64 is none at all, so an empty accumulator is a case of its own.
        long full = (free == 64 ? 0 : pending << free) | (value >>> left);
        if (written + 8 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        LONG.set(bytes, written, full);
        written += 8;
        pending = left == 0 ? 0 : value & (-1L >>> (64 - left));
        pendingBits = left;
    }

    /** Seven bits at a time, the lowest first; each with a bit that says whether more follow. */
    void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            put((rest & 0x7f) | 0x80, 8);
            rest >>>= 7;
        }
        put(rest, 8);
    }

    /** Fills the last byte and returns how many there are; nothing may be put afterwards. */
    int finish() {
        int rest = (pendingBits + 7) / 8;
        if (written + rest > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        long aligned = pendingBits == 0 ? 0 : pending << (64 - pendingBits);
        for (int i = 0; i < rest; i++) {
            bytes[written++] = (byte) (aligned >>> (56 - 8 * i));
        }
        pending = 0;
        pendingBits = 0;
        return written;
    }

    /** What was written; valid up to what {@link #finish} said and until the next {@link #clear}. */
    byte[] bytes() {
        return bytes;
    }
}
