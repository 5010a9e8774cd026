package dev.andon.cache;

import dev.andon.model.Kind;

/** The newest rows of one point, which are in the journal but in no block yet. Changed by the thread that writes, under the lock of {@link Tails}. */
final class Tail {

    /** A point that has no block. */
    static final long NO_BLOCK = Long.MIN_VALUE;

    private static final int FIRST_CAPACITY = 4;

    final Run rows;

    /** The oldest page of the journal that holds rows of here. */
    long page = Long.MAX_VALUE;

    /** Of the blocks: the last one's end, and how many are in no fold; as soon as {@link #met}. */
    long blocksEnd = NO_BLOCK;

    int unfolded;
    boolean met;

    /** How many of them were small when they were added, since they were last gathered. */
    int small;

    /** How many of the first rows are in a block of the transaction that is open. */
    int written;

    Tail(Kind kind) {
        rows = new Run(kind, FIRST_CAPACITY);
    }
}
