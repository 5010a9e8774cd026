package dev.andon.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The points that changed since they were last drained, each once: one bit a point. Ingest marks, one reader drains. A screen that drains ten
 * times a second sees each point at most ten times a second, and always its newest value.
 */
public final class DirtySet implements AutoCloseable {

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int WORDS_PER_CHUNK = 16;
    private static final int POINTS_PER_CHUNK = WORDS_PER_CHUNK * Long.SIZE;

    private final Consumer<DirtySet> onClose;
    // Only the outer array is ever replaced, and the chunks go along: no mark can be lost while it grows.
    private volatile long[][] chunks = new long[0][];

    DirtySet(Consumer<DirtySet> onClose) {
        this.onClose = onClose;
    }

    /**
     * Gives every changed point to the visitor and forgets it. A point that changes meanwhile is seen now or at the next call, never lost. By one
     * thread at a time.
     */
    public void drain(IntConsumer visitor) {
        long[][] now = chunks;
        for (int chunk = 0; chunk < now.length; chunk++) {
            for (int word = 0; word < WORDS_PER_CHUNK; word++) {
                if ((long) WORD.getOpaque(now[chunk], word) != 0) {
                    visit(
                            (long) WORD.getAndSet(now[chunk], word, 0L),
                            chunk * POINTS_PER_CHUNK + word * Long.SIZE,
                            visitor);
                }
            }
        }
    }

    @Override
    public void close() {
        onClose.accept(this);
    }

    /**
     * Marks a point. The bit is only written when it is not yet set, which is safe because the caller puts a full fence between writing the value
     * and coming here: a reader that clears the bit after our look reads the value afterwards.
     */
    void mark(int point) {
        long[] chunk = chunk(point / POINTS_PER_CHUNK);
        int word = point % POINTS_PER_CHUNK / Long.SIZE;
        long bit = 1L << (point % Long.SIZE);
        if (((long) WORD.getOpaque(chunk, word) & bit) == 0) {
            WORD.getAndBitwiseOr(chunk, word, bit);
        }
    }

    private static void visit(long marked, int first, IntConsumer visitor) {
        for (long bits = marked; bits != 0; bits &= bits - 1) {
            visitor.accept(first + Long.numberOfTrailingZeros(bits));
        }
    }

    private long[] chunk(int index) {
        if (index >= chunks.length) {
            grow(index + 1);
        }
        return chunks[index];
    }

    private synchronized void grow(int count) {
        int old = chunks.length;
        if (old < count) {
            long[][] more = Arrays.copyOf(chunks, count);
            for (int index = old; index < count; index++) {
                more[index] = new long[WORDS_PER_CHUNK];
            }
            chunks = more;
        }
    }
}
