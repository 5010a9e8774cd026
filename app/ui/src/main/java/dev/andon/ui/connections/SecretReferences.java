package dev.andon.ui.connections;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where the keys of a connection speak of a secret: {@code password: secret:hall}. Knows no toolkit. */
final class SecretReferences {

    static final String REFERENCE = "secret:";

    private SecretReferences() {}

    /** The names of the secrets that keys speak of, also inside a mapping such as {@code tls}. */
    static Set<String> in(Map<?, ?> keys) {
        Set<String> names = new TreeSet<>();
        keys.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                names.addAll(in(inner));
            } else if (String.valueOf(value).startsWith(REFERENCE)) {
                names.add(String.valueOf(value).substring(REFERENCE.length()));
            }
        });
        return names;
    }

    /** The same keys, speaking of those secrets under their new names. */
    static Map<String, Object> renamed(Map<?, ?> keys, Map<String, String> names) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        keys.forEach((key, value) -> renamed.put(String.valueOf(key), renamed(value, names)));
        return renamed;
    }

    private static Object renamed(Object value, Map<String, String> names) {
        if (value instanceof Map<?, ?> inner) {
            return renamed(inner, names);
        }
        String text = String.valueOf(value);
        String name = text.startsWith(REFERENCE) ? names.get(text.substring(REFERENCE.length())) : null;
        return name == null ? value : REFERENCE + name;
    }
}
