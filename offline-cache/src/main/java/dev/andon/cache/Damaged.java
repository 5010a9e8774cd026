package dev.andon.cache;

/**
 * Bytes in the cache that are not what was written: a flipped bit, a row moved or changed from outside. What they held is lost, the rest is
 * not touched by it. The message is a clause for people: which row, and what it means.
 */
public final class Damaged extends Exception {

    private static final long serialVersionUID = 1;

    private final String what;

    Damaged(String what) {
        super(what);
        this.what = what;
    }

    @Override
    public String getMessage() {
        return what;
    }
}
