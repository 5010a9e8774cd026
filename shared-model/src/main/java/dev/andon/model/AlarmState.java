package dev.andon.model;

/**
 * The seven states in which an alarm is shown (ISA-18.2-2016, IEC 62682), letters as in the standard's diagram.
 *
 * <pre>
 *            condition true              acknowledge
 *   NORMAL(A) ------------> UNACKNOWLEDGED(B) ------------> ACKNOWLEDGED(C)
 *      ^  ^                    |        ^                        |
 *      |  |   condition false  v        | condition true         |
 *      |  +--acknowledge-- RETURNED(D) -+                        |
 *      +------------------- condition false ---------------------+
 *
 *   any of A..D  <->  SHELVED(E), SUPPRESSED_BY_DESIGN(F), OUT_OF_SERVICE(G); of several the later letter is shown
 * </pre>
 */
public enum AlarmState {
    NORMAL('A'),
    UNACKNOWLEDGED('B'),
    ACKNOWLEDGED('C'),
    /** The condition went away before anybody acknowledged it. */
    RETURNED('D'),
    SHELVED('E'),
    SUPPRESSED_BY_DESIGN('F'),
    OUT_OF_SERVICE('G');

    private final char letter;

    AlarmState(char letter) {
        this.letter = letter;
    }

    /** The letter in the standard's diagram, A to G. */
    public char letter() {
        return letter;
    }

    /** Whether the alarm calls for attention with flash and tone. */
    public boolean annunciated() {
        return this == UNACKNOWLEDGED;
    }
}
