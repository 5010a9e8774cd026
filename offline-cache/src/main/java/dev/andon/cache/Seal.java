package dev.andon.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import javax.crypto.SecretKey;

/**
 * Closes bytes into frames and opens them again. A frame is the generation of its key in one byte, then a random nonce of 12 bytes, the
 * ciphertext and a tag of 16 (AES-256-GCM); of generation 0 the bytes as they are and their CRC32C. Keeps its cipher: one for each owner, one
 * thread at a time. {@link KeyRing#seal} makes them.
 */
final class Seal {

    /** What a frame adds, at most. */
    static final int OVERHEAD = 1 + Gcm.NONCE + Gcm.TAG;

    private static final int PLAIN_OVERHEAD = 1 + Integer.BYTES;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final KeyRing ring;
    private final Gcm gcm = new Gcm();
    private final CRC32C crc = new CRC32C();
    private final byte[] bound = new byte[Sealed.MOST_BOUND];

    Seal(KeyRing ring) {
        this.ring = ring;
    }

    /** @param columns what the frame is bound to, as {@link Sealed#bound} lists */
    byte[] close(Sealed place, byte[] plain, long... columns) {
        return closePart(place, plain, 0, plain.length, columns);
    }

    /** A frame of some bytes of a buffer. */
    byte[] closePart(Sealed place, byte[] buffer, int from, int length, long... columns) {
        int bounds = bind(place, columns);
        DataKey data = ring.active();
        SecretKey key = data.key();
        byte[] frame = new byte[length + (key == null ? PLAIN_OVERHEAD : OVERHEAD)];
        frame[0] = (byte) data.generation();
        if (key == null) {
            System.arraycopy(buffer, from, frame, 1, length);
            INT.set(frame, 1 + length, checksum(bounds, buffer, from, length));
        } else {
            data.count();
            gcm.close(key, bound, bounds, buffer, from, length, frame, 1);
        }
        return frame;
    }

    /** The bytes again. */
    byte[] open(Sealed place, byte[] frame, long... columns) throws Damaged {
        byte[] plain = new byte[room(frame)];
        open(place, frame, plain, columns);
        return plain;
    }

    /**
     * The bytes again, into a buffer.
     *
     * @param into at least {@link #room} long
     * @return how many
     * @throws Damaged when the frame, its row's key or its header is not what was written; {@code into} holds nothing of use then
     */
    int open(Sealed place, byte[] frame, byte[] into, long... columns) throws Damaged {
        int bounds = bind(place, columns);
        int length = room(frame);
        DataKey data = frame.length < PLAIN_OVERHEAD ? null : ring.find(generation(frame));
        if (data == null) {
            throw new Damaged(place.told(
                    "cannot be read: "
                            + (frame.length < PLAIN_OVERHEAD
                                    ? "nothing is left of it"
                                    : "it is sealed under key " + generation(frame)
                                            + ", which this file does not hold"),
                    columns));
        }
        SecretKey key = data.key();
        boolean whole = key == null
                ? openPlain(bounds, frame, length, into)
                : frame.length >= OVERHEAD && gcm.open(key, bound, bounds, frame, 1, frame.length - 1, into, 0);
        if (!whole) {
            throw new Damaged(place.told("was changed since it was written", columns));
        }
        return length;
    }

    /** How many bytes a frame holds. */
    static int room(byte[] frame) {
        int overhead = frame.length > 0 && frame[0] == DataKey.PLAIN ? PLAIN_OVERHEAD : OVERHEAD;
        return Math.max(0, frame.length - overhead);
    }

    static int generation(byte[] frame) {
        return frame[0] & 0xff;
    }

    private boolean openPlain(int bounds, byte[] frame, int length, byte[] into) {
        if (checksum(bounds, frame, 1, length) != (int) INT.get(frame, 1 + length)) {
            return false;
        }
        System.arraycopy(frame, 1, into, 0, length);
        return true;
    }

    private int checksum(int bounds, byte[] buffer, int from, int length) {
        crc.reset();
        crc.update(bound, 0, bounds);
        crc.update(buffer, from, length);
        return (int) crc.getValue();
    }

    private int bind(Sealed place, long[] columns) {
        if (columns.length != place.bound().size()) {
            throw new IllegalArgumentException(
                    place + " is bound to " + place.bound() + ", not to " + Arrays.toString(columns));
        }
        int at = place.bindName(bound);
        for (long column : columns) {
            LONG.set(bound, at, column);
            at += Long.BYTES;
        }
        return at;
    }
}
