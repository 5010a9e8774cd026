package dev.andon.runtime;

import java.util.regex.Pattern;

/** Keys whose value is a secret: a workspace file holds only its name, {@code secret:NAME}, and no message repeats what stands there instead. */
final class SecretKey {

    /** How a file refers to a secret that is kept elsewhere. */
    static final String REFERENCE = "secret:";

    private static final Pattern SECRET = Pattern.compile(
            ".*(passw|passphrase|secret|token|api-?_?key|private-?_?key|credential).*", Pattern.CASE_INSENSITIVE);

    private SecretKey() {}

    /** Whether a key, by its name, should hold a reference and does not. */
    static boolean inTheOpen(String key, String value) {
        return SECRET.matcher(key).matches() && !value.startsWith(REFERENCE);
    }

    /** The name of the secret that a value refers to. */
    static String name(String key, String value) {
        if (!value.startsWith(REFERENCE)) {
            throw refusal(key);
        }
        try {
            return Written.id(value.substring(REFERENCE.length()));
        } catch (IllegalArgumentException e) {
            throw new Wrong(
                    "after " + REFERENCE + " belongs the name of a secret",
                    "use letters, digits, and . _ - between them");
        }
    }

    static Wrong refusal(String key) {
        return new Wrong(
                "the " + key + " stands here in the open",
                "write " + key + ": " + REFERENCE
                        + "NAME, store the value with andon secret set NAME, and change it, since "
                        + "whoever has this file knows it");
    }
}
