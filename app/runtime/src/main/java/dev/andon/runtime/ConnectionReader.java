package dev.andon.runtime;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.ConnectionSettings.Tls;
import dev.andon.connector.ConnectorProvider;
import dev.andon.connector.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads one connection. One with any mistake is left out: a link is never opened with other settings than those that were written. A
 * password in the open is a mistake, and no message repeats it.
 */
final class ConnectionReader {

    private static final Map<String, String> ENCRYPTED = Map.of("mqtt", "mqtts", "ws", "wss");

    private static final Set<String> OF_TLS = Set.of("ca", "certificate", "key", "keyPassword");

    private final Mapping keys;
    private final String name;
    private final Set<String> schemes;

    ConnectionReader(Mapping keys, String name, Set<String> schemes) {
        this.keys = keys;
        this.name = name;
        this.schemes = schemes;
    }

    /** The settings; null when there was a mistake. */
    @Nullable
    ConnectionSettings read(Secrets secrets) {
        int before = keys.file().mistakes().size();
        keys.text("name");
        // Read elsewhere: it is nothing to the connector.
        keys.known(KeepReader.KEY);
        URI url = keys.needed("url", this::url);
        String scheme = url == null ? "" : url.getScheme();
        // Whatever is wrong with the url, its file is read to the end: nearly all speak MQTT.
        boolean filters = url == null || MqttFilter.spokenBy(scheme);
        List<String> topics = keys.texts("topics", topic -> filters ? MqttFilter.check(topic) : topic);
        String username = keys.text("username");
        String password = secret(keys, "password");
        String token = secret(keys, "token");
        if (password != null && token != null) {
            keys.mistake("token", "there is a password and a token, and only one can be sent", "leave one of them out");
        }
        Tls tls = keys.mapping("tls").map(this::tls).orElse(Tls.PLATFORM);
        if (keys.has("tls") && ENCRYPTED.containsKey(scheme)) {
            keys.mistake(
                    "tls",
                    "tls is set, but " + scheme + ":// does not encrypt",
                    "write " + ENCRYPTED.get(scheme) + ":// in url");
        }
        Map<String, String> options = options(url);
        return url == null || keys.file().mistakes().size() > before
                ? null
                : new ConnectionSettings(name, url, topics, username, password, token, tls, options, secrets);
    }

    private URI url(String text) {
        if (ConnectionUrl.carriesCredentials(text)) {
            throw new Wrong(
                    "the URL carries credentials in the open",
                    "write them as username: and password: " + SecretKey.REFERENCE
                            + "NAME, and change them, since whoever has this file knows them");
        }
        return ConnectionUrl.parse(text, schemes);
    }

    private Tls tls(Mapping tls) {
        WorkspaceFile file = tls.file();
        Path ca = tls.text("ca", file::beside);
        Path certificate = tls.text("certificate", file::beside);
        String key = tls.text("key");
        boolean reference = key != null && key.startsWith(SecretKey.REFERENCE);
        String keySecret = reference ? secret(tls, "key") : secret(tls, "keyPassword");
        Path keyFile = reference ? null : tls.text("key", file::beside);
        tls.text("keyPassword");
        if (certificate == null && !tls.has("certificate") && key != null) {
            tls.mistake("key", "there is a key but no certificate", "add the key certificate, a PKCS#12 or PEM file");
        }
        tls.end();
        return new Tls(ca, certificate, keyFile, keySecret);
    }

    /** The name of a secret; a value in the open is refused and not repeated. */
    private static @Nullable String secret(Mapping keys, String key) {
        return keys.text(key, text -> SecretKey.name(key, text));
    }

    /** The further keys, for the connector: lists joined by commas, mappings with dots between the keys. */
    private Map<String, String> options(@Nullable URI url) {
        Map<String, String> options = new HashMap<>();
        Set<String> own = url == null
                ? null
                : Monitor.provider(url).map(ConnectorProvider::options).orElse(null);
        List<String> known = new ArrayList<>(keys.known());
        known.addAll(own == null ? Set.of() : own);
        keys.rest().forEach((key, value) -> {
            if (own == null ? misspelt(key, known) : !own.contains(key)) {
                String advice = OF_TLS.contains(key)
                        ? "write it below tls: tls: { " + key + ": ... }"
                        : Spelling.advice(key, known);
                keys.mistake(key, "the key " + key + " is not known here", advice);
            } else {
                option(key, value, options);
            }
        });
        return options;
    }

    /** Of a connector that is not here nobody knows the keys: a near miss of a known one is a mistake all the same. */
    private static boolean misspelt(String key, List<String> known) {
        return Spelling.nearest(key, known)
                .filter(meant -> Spelling.distance(key, meant) <= (key.length() < 6 ? 1 : 2))
                .isPresent();
    }

    private void option(String key, Node value, Map<String, String> options) {
        switch (value) {
            case MappingNode mapping -> {
                for (NodeTuple entry : mapping.getValue()) {
                    if (entry.getKeyNode() instanceof ScalarNode inner) {
                        option(key + "." + inner.getValue(), entry.getValueNode(), options);
                    }
                }
            }
            case SequenceNode list
            when list.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
                options.put(
                        key,
                        list.getValue().stream()
                                .map(element -> ((ScalarNode) element).getValue())
                                .collect(Collectors.joining(",")));
            case ScalarNode scalar -> {
                if (SecretKey.inTheOpen(key, scalar.getValue())) {
                    keys.file().mistake(value, SecretKey.refusal(key));
                }
                options.put(key, scalar.getValue());
            }
            default -> keys.file().mistake(value, key + " is a text, a list of texts or a mapping of them", "");
        }
    }
}
