package dev.andon.ui.trend;

/**
 * A stretch of a trend in which there was no good value.
 *
 * @param from microseconds since 1970 UTC
 * @param to its end, or {@link Gaps#OPEN} while it lasts
 * @param cause why, as in the keys of the words: {@code link-lost}
 * @param faulty whether the source itself was at fault
 */
record Band(long from, long to, String cause, boolean faulty) {

    static final String BAD = "bad";

    /** Key of the word for it. */
    String key() {
        return "trend.cause." + cause;
    }
}
