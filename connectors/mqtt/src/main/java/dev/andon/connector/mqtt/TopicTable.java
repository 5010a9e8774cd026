package dev.andon.connector.mqtt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is known of a topic by the bytes of its name, where they lie in the receive buffer: no text is made and nothing is allocated for
 * a topic that was heard before. Open addressing, at most half full. Used on the network thread only.
 */
final class TopicTable {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Odd, its bits well mixed: 2^64 divided by the golden ratio. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** A topic may have 65,535 bytes; this is enough for as many topics as we keep, of any sensible length. */
    private static final long MAX_BYTES = 128L << 20;

    private final int limit;
    /** A random start, so that nobody can choose topics that all fall into one place. */
    private final long seed;

    private @Nullable Topic[] slots = new @Nullable Topic[1024];
    private int size;
    private long bytes;
    private long refused;

    /**
     * An empty table.
     *
     * @param limit topics that are kept; what comes later is refused
     */
    TopicTable(int limit, RandomGenerator random) {
        this.limit = limit;
        this.seed = random.nextLong();
    }

    /** The topic of this name, new when it was not heard before; null when the table is full. */
    @Nullable
    Topic find(byte[] buffer, int offset, int length) {
        int hash = hash(buffer, offset, length);
        @Nullable Topic[] held = slots;
        int mask = held.length - 1;
        for (int i = hash & mask; ; i = (i + 1) & mask) {
            Topic topic = held[i];
            if (topic == null) {
                return add(buffer, offset, length, hash);
            }
            if (topic.hash == hash
                    && Arrays.equals(topic.name, 0, topic.name.length, buffer, offset, offset + length)) {
                return topic;
            }
        }
    }

    int size() {
        return size;
    }

    /** How many messages came on topics for which there was no room. */
    long refused() {
        return refused;
    }

    private @Nullable Topic add(byte[] buffer, int offset, int length, int hash) {
        if (size == limit || bytes + length > MAX_BYTES) {
            refused++;
            return null;
        }
        bytes += length;
        if (++size > slots.length / 2) {
            @Nullable Topic[] old = slots;
            slots = new @Nullable Topic[old.length * 2];
            for (Topic topic : old) {
                if (topic != null) {
                    place(topic);
                }
            }
        }
        Topic topic = new Topic(Arrays.copyOfRange(buffer, offset, offset + length), hash);
        place(topic);
        return topic;
    }

    private void place(Topic topic) {
        int mask = slots.length - 1;
        int i = topic.hash & mask;
        while (slots[i] != null) {
            i = (i + 1) & mask;
        }
        slots[i] = topic;
    }

    /** Eight bytes at a time; the last eight may overlap those before. */
    private int hash(byte[] bytes, int offset, int length) {
        long hash = seed ^ length;
        int end = offset + length;
        if (length >= Long.BYTES) {
            for (int i = offset; i < end - Long.BYTES; i += Long.BYTES) {
                hash = mix(hash ^ (long) LONGS.get(bytes, i));
            }
            hash = mix(hash ^ (long) LONGS.get(bytes, end - Long.BYTES));
        } else {
            long rest = 0;
            for (int i = offset; i < end; i++) {
                rest = rest << 8 | (bytes[i] & 0xFF);
            }
            hash = mix(hash ^ rest);
        }
        return (int) (hash ^ hash >>> 32);
    }

    private static long mix(long bits) {
        long mixed = bits * MIX;
        return mixed ^ mixed >>> 29;
    }
}
