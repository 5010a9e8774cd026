package dev.andon.model;

import java.util.Locale;
import java.util.Optional;

/** The kind of value a point holds. */
public enum Kind {
    NUMBER,
    FLAG,
    TEXT;

    private static final Kind[] ALL = values();

    /** The kind with this ordinal, without the copy that {@code values()} makes. */
    public static Kind of(int ordinal) {
        return ALL[ordinal];
    }

    /** The kind written {@code number}, {@code flag} or {@code text}, in any case; empty for any other word. */
    public static Optional<Kind> named(String word) {
        for (Kind kind : ALL) {
            if (kind.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The word used in files and exports: {@code number}, {@code flag} or {@code text}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
