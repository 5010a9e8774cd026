package dev.andon.runtime;

/** A value that cannot be meant as it is written; the message says what is wrong, for a person. */
public final class Wrong extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String remedy;

    public Wrong(String what, String remedy) {
        super(what);
        this.what = what;
        this.remedy = remedy;
    }

    /** The message. */
    public String what() {
        return what;
    }

    /** What to write instead, a clause without a full stop; empty when there is nothing to say. */
    public String remedy() {
        return remedy;
    }
}
