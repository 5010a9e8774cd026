package dev.andon.ui.connections;

import dev.andon.connector.Secrets;
import dev.andon.model.Problem;
import dev.andon.runtime.ConnectionText;
import dev.andon.runtime.ConnectionUrl;
import dev.andon.runtime.Wrong;
import dev.andon.runtime.YamlEdit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in about one connection, and what its file would hold. Passwords are not in it: only that there is one, and under which name it
 * is kept. Knows no toolkit.
 */
final class ConnectionForm {

    /** What the connectors listen on where no port is given. */
    private static final Map<String, String> PORTS = Map.of("mqtt", "1883", "mqtts", "8883", "ws", "80", "wss", "443");

    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?]*?)(?::(\\d*))?([/?].*)?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
    private static final Set<String> OWN = Set.of("url", "topics", "username", "password", "tls");
    private static final Set<String> OWN_OF_TLS = Set.of("ca", "certificate", "key", "keyPassword");
    private static final String REFERENCE = SecretReferences.REFERENCE;

    private final boolean fresh;
    private final String original;
    private final Map<String, Object> keys;
    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private boolean password;
    private boolean keyPassword;
    // As it was opened.
    private final Map<Field, String> opened;

    private ConnectionForm(boolean fresh, String name, Map<String, Object> keys) {
        this.fresh = fresh;
        this.original = name;
        this.keys = keys;
        for (Field field : Field.values()) {
            texts.put(field, "");
        }
        texts.put(Field.NAME, name);
        texts.put(Field.SCHEME, "mqtt");
        address(text(keys, "url"));
        texts.put(Field.TOPICS, lines(keys.get("topics")));
        texts.put(Field.USERNAME, text(keys, "username"));
        password = keys.containsKey("password");
        Map<?, ?> tls = keys.get("tls") instanceof Map<?, ?> map ? map : Map.of();
        texts.put(Field.CA, text(tls, "ca"));
        texts.put(Field.CERTIFICATE, text(tls, "certificate"));
        boolean keyIsSecret = text(tls, "key").startsWith(REFERENCE);
        texts.put(Field.KEY, keyIsSecret ? "" : text(tls, "key"));
        keyPassword = keyIsSecret || tls.containsKey("keyPassword");
        texts.put(Field.FURTHER, further(keys));
        opened = Map.copyOf(texts);
    }

    /** A connection that is not there yet. */
    static ConnectionForm fresh() {
        return new ConnectionForm(true, "", new LinkedHashMap<>());
    }

    /** @param keys as they stand in its file */
    static ConnectionForm of(String name, Map<String, Object> keys) {
        return new ConnectionForm(false, name, new LinkedHashMap<>(keys));
    }

    /** As it is now, for another thread. */
    ConnectionForm copy() {
        ConnectionForm copy = new ConnectionForm(fresh, original, keys);
        copy.texts.putAll(texts);
        copy.password = password;
        copy.keyPassword = keyPassword;
        return copy;
    }

    /** Whether it is not there yet. */
    boolean isFresh() {
        return fresh;
    }

    /** The name that is filled in. */
    String name() {
        return get(Field.NAME).strip();
    }

    /** The name that it has had until now; that of a fresh one is the one filled in. */
    String original() {
        return fresh ? name() : original;
    }

    /** Whether it is to be called otherwise than until now. */
    boolean isRenamed() {
        return !name().equals(original());
    }

    /** The secrets that its file has spoken of, and will speak of no longer. */
    Set<String> dropped() {
        Set<String> dropped = SecretReferences.in(keys);
        dropped.removeAll(SecretReferences.in(keys()));
        return dropped;
    }

    /** Whether anything was filled in otherwise than it was. */
    boolean changed() {
        return !texts.equals(opened);
    }

    String get(Field field) {
        return texts.getOrDefault(field, "");
    }

    /** A whole URL that is put in as the host fills in all its parts. */
    void set(Field field, String text) {
        texts.put(field, text);
        if (field == Field.HOST && text.contains("://")) {
            address(text.strip());
        }
    }

    /** Whether a password is sent, whatever it is. */
    boolean hasPassword() {
        return password;
    }

    void password(boolean has) {
        password = has;
    }

    void keyPassword(boolean has) {
        keyPassword = has;
    }

    boolean hasKeyPassword() {
        return keyPassword;
    }

    /** The name under which the password is kept: the one in the file, else that of the connection. */
    String secretName() {
        return secretName(text(keys, "password"), name());
    }

    String keySecretName() {
        Map<?, ?> tls = keys.get("tls") instanceof Map<?, ?> map ? map : Map.of();
        String key = text(tls, "key");
        return secretName(key.startsWith(REFERENCE) ? key : text(tls, "keyPassword"), name() + "-key");
    }

    private static String secretName(String reference, String otherwise) {
        return reference.startsWith(REFERENCE) ? reference.substring(REFERENCE.length()) : otherwise;
    }

    /** The port that is meant where none is given; empty where that is nobody's business. */
    String defaultPort() {
        return PORTS.getOrDefault(get(Field.SCHEME), "");
    }

    /** Whether TLS has a say in it. */
    boolean encrypts() {
        return Set.of("mqtts", "wss").contains(get(Field.SCHEME));
    }

    /** Whether there is a path to ask for. */
    boolean hasPath() {
        return get(Field.SCHEME).startsWith("ws");
    }

    /** The schemes that there are connectors for, the plainest first. */
    static List<String> schemes() {
        List<String> usual = List.of("mqtt", "mqtts", "ws", "wss");
        List<String> all = new ArrayList<>(usual);
        all.retainAll(ConnectionUrl.schemes());
        ConnectionUrl.schemes().stream()
                .filter(scheme -> !usual.contains(scheme))
                .sorted()
                .forEach(all::add);
        return all;
    }

    String url() {
        String port = get(Field.PORT).strip();
        String path = hasPath() || PORTS.get(get(Field.SCHEME)) == null
                ? get(Field.PATH).strip()
                : "";
        return get(Field.SCHEME) + "://" + get(Field.HOST).strip() + (port.isEmpty() ? "" : ":" + port)
                + (path.isEmpty() || path.startsWith("/") || path.startsWith("?") ? path : "/" + path);
    }

    /**
     * What its file would hold; in the order in which it does now.
     *
     * @throws Wrong when the further keys cannot be read
     */
    Map<String, Object> keys() {
        Map<String, Object> filled = new LinkedHashMap<>(keys);
        filled.keySet().removeIf(key -> !OWN.contains(key));
        filled.put("url", url());
        List<String> topics = get(Field.TOPICS)
                .lines()
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .toList();
        put(filled, "topics", topics, topics.isEmpty());
        String username = get(Field.USERNAME).strip();
        put(filled, "username", username, username.isEmpty());
        put(filled, "password", REFERENCE + secretName(), !password);
        Map<String, Object> tls = tls();
        put(filled, "tls", tls, tls.isEmpty() || !encrypts());
        filled.putAll(furtherKeys());
        return filled;
    }

    private Map<String, Object> tls() {
        Map<String, Object> tls = new LinkedHashMap<>();
        if (keys.get("tls") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> tls.put(String.valueOf(key), value));
            tls.keySet().removeAll(OWN_OF_TLS);
        }
        String key = get(Field.KEY).strip();
        put(tls, "ca", get(Field.CA).strip(), get(Field.CA).isBlank());
        put(
                tls,
                "certificate",
                get(Field.CERTIFICATE).strip(),
                get(Field.CERTIFICATE).isBlank());
        put(tls, "key", key.isEmpty() ? REFERENCE + keySecretName() : key, key.isEmpty() && !keyPassword);
        put(tls, "keyPassword", REFERENCE + keySecretName(), key.isEmpty() || !keyPassword);
        return tls;
    }

    private Map<String, Object> furtherKeys() {
        Map<String, Object> further = new LinkedHashMap<>();
        if (YamlEdit.of(get(Field.FURTHER)).value().orElse("") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> further.put(String.valueOf(key), value));
        } else if (!get(Field.FURTHER).isBlank()) {
            throw new Wrong("these are no keys", "write one on each line, such as keepAlive: 30s");
        }
        further.keySet().removeAll(OWN);
        return further;
    }

    /** The fields that must be filled in and are not. */
    Set<Field> missing() {
        return Set.of(Field.NAME, Field.HOST).stream()
                .filter(field -> get(field).isBlank())
                .collect(Collectors.toSet());
    }

    /**
     * What is wrong with what is filled in, in the words of the reader of the files; nothing about what is {@link #missing}.
     *
     * @param taken the names of the other connections
     * @param folder that files are named relative to
     */
    Map<Field, Problem> check(Set<String> taken, Path folder) {
        Map<Field, Problem> wrong = new EnumMap<>(Field.class);
        String name = name();
        boolean named = fresh || isRenamed();
        if (named && !name.isEmpty() && !NAME.matcher(name).matches()) {
            wrong.put(
                    Field.NAME,
                    new Problem("", "'" + name + "' cannot be a name", "use letters, digits, and . _ - between them"));
        } else if (named && taken.contains(name)) {
            wrong.put(Field.NAME, new Problem("", "the name " + name + " is taken", "choose another"));
        }
        try {
            read(folder, none -> Optional.empty()).mistakes().forEach((key, problem) -> {
                Field field = field(key, problem);
                if (!missing().contains(field)) {
                    wrong.putIfAbsent(field, problem);
                }
            });
        } catch (Wrong further) {
            wrong.put(Field.FURTHER, new Problem("", further.what(), further.remedy()));
        }
        return wrong;
    }

    /** As if it stood in its file. */
    ConnectionText read(Path folder, Secrets secrets) {
        return ConnectionText.read(name(), keys(), folder, secrets);
    }

    private static Field field(String key, Problem problem) {
        if (key.equals("url")) {
            boolean port = problem.what().startsWith("the port");
            return problem.what().startsWith("there is no connector") ? Field.SCHEME : port ? Field.PORT : Field.HOST;
        }
        for (Field field : Field.values()) {
            if (field.key.equals(key)) {
                return field;
            }
        }
        return key.equals("tls") ? Field.CA : Field.FURTHER;
    }

    private void address(String url) {
        Matcher parts = URL.matcher(url);
        if (parts.matches()) {
            texts.put(Field.SCHEME, parts.group(1));
            texts.put(Field.HOST, parts.group(2));
            texts.put(Field.PORT, parts.group(3) == null ? "" : parts.group(3));
            texts.put(Field.PATH, parts.group(4) == null ? "" : parts.group(4));
        }
    }

    private static void put(Map<String, Object> keys, String key, Object value, boolean leftOut) {
        if (leftOut) {
            keys.remove(key);
        } else {
            keys.put(key, value);
        }
    }

    private static String text(Map<?, ?> keys, String key) {
        Object value = keys.get(key);
        return value == null ? "" : value.toString();
    }

    private static String lines(@Nullable Object topics) {
        return topics instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                : topics == null ? "" : topics.toString();
    }

    private static String further(Map<String, Object> keys) {
        Map<String, Object> further = new LinkedHashMap<>(keys);
        further.keySet().removeAll(OWN);
        return further.isEmpty() ? "" : YamlEdit.of("").set(further).text().stripTrailing();
    }
}
