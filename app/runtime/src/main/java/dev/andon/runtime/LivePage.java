package dev.andon.runtime;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A thousand slots of the live table as columns. One writer; readers check a version per slot that is odd while it is written (a seqlock), so
 * that a value never shows with the time or quality of another.
 */
final class LivePage {

    static final int SLOTS = 1024;

    private static final VarHandle VERSION = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);

    private static final byte RESTORED = 1 << 6;

    private final int[] versions = new int[SLOTS];
    private final double[] numbers = new double[SLOTS];
    private final long[] sourceTimes = new long[SLOTS];
    private final long[] receivedTimes = new long[SLOTS];
    private final @Nullable String[] texts = new @Nullable String[SLOTS];
    private final byte[] kinds = new byte[SLOTS];
    private final byte[] qualities = new byte[SLOTS];
    private final long[] cadences = new long[SLOTS];

    void put(int slot, Kind kind, double number, @Nullable String text, Quality quality, long source, long received) {
        int version = beginWrite(slot);
        kinds[slot] = (byte) kind.ordinal();
        numbers[slot] = number;
        texts[slot] = text;
        qualities[slot] = (byte) quality.ordinal();
        sourceTimes[slot] = source;
        receivedTimes[slot] = received;
        VERSION.setRelease(versions, slot, version + 2);
    }

    /** Puts a value that was kept from an earlier run. */
    void restore(int slot, Kind kind, double number, @Nullable String text, Quality quality, long source) {
        put(slot, kind, number, text, quality, source, source);
        int version = beginWrite(slot);
        kinds[slot] |= RESTORED;
        VERSION.setRelease(versions, slot, version + 2);
    }

    void requalify(int slot, Quality quality) {
        int version = beginWrite(slot);
        qualities[slot] = (byte) quality.ordinal();
        VERSION.setRelease(versions, slot, version + 2);
    }

    void cadence(int slot, long micros) {
        LONG.setOpaque(cadences, slot, micros);
    }

    long cadence(int slot) {
        return (long) LONG.getOpaque(cadences, slot);
    }

    boolean heard(int slot) {
        return (int) VERSION.getAcquire(versions, slot) != 0;
    }

    /** False when the slot was never written. */
    boolean read(int slot, LiveValue into) {
        while (true) {
            int version = (int) VERSION.getAcquire(versions, slot);
            if (version == 0) {
                return false;
            }
            into.kind = Kind.of(kinds[slot] & ~RESTORED);
            into.restored = (kinds[slot] & RESTORED) != 0;
            into.number = numbers[slot];
            into.text = texts[slot];
            into.quality = Quality.of(qualities[slot]);
            into.sourceTime = sourceTimes[slot];
            into.receivedTime = receivedTimes[slot];
            VarHandle.loadLoadFence();
            if ((version & 1) == 0 && version == (int) VERSION.getOpaque(versions, slot)) {
                return true;
            }
            Thread.onSpinWait();
        }
    }

    private int beginWrite(int slot) {
        int version = versions[slot];
        VERSION.setOpaque(versions, slot, version + 1);
        VarHandle.storeStoreFence();
        return version;
    }
}
