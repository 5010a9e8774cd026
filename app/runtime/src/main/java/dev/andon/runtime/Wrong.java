package dev.andon.runtime;

/** A value in a workspace file that cannot be meant so; its reader turns it into a {@link Mistake} at the value's line. */
final class Wrong extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    Wrong(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
