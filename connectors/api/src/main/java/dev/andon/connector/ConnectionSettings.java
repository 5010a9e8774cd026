package dev.andon.connector;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a connector needs to know, as read from one file under {@code connections/} or from a URL.
 *
 * @param name of the connection, unique in the workspace; the file's name
 * @param url scheme, host and port; never with a password in it
 * @param topics what to listen to, in the system's own words; empty: everything
 * @param username null: none
 * @param password name of the secret; null: none
 * @param token name of the secret that is sent in place of a password; null: none
 * @param options further keys of the file, as text, for the connector to read
 */
public record ConnectionSettings(
        String name,
        URI url,
        List<String> topics,
        @Nullable String username,
        @Nullable String password,
        @Nullable String token,
        Tls tls,
        Map<String, String> options,
        Secrets secrets) {

    /** @throws NullPointerException when a topic, an option or its name is null */
    public ConnectionSettings {
        topics = List.copyOf(topics);
        options = Map.copyOf(options);
    }

    /** Settings of a bare URL: no credentials, the platform's trust, everything that is to be heard. */
    public static ConnectionSettings of(String name, URI url) {
        return new ConnectionSettings(
                name, url, List.of(), null, null, null, Tls.PLATFORM, Map.of(), secret -> Optional.empty());
    }

    /**
     * How the far end proves itself, and how we do. The host name is always checked; there is no way to switch verification off.
     *
     * @param ca PEM file with the authorities to trust in place of the platform's; null: the platform's
     * @param certificate our own certificate: PKCS#12, or PEM with the chain and, where {@code key} is a file, without the key; null: none
     * @param key PEM file of the private key; null: it is in {@code certificate}
     * @param keySecret name of the secret that opens the PKCS#12 file or the encrypted key; null: not encrypted
     */
    public record Tls(
            @Nullable Path ca,
            @Nullable Path certificate,
            @Nullable Path key,
            @Nullable String keySecret) {

        /** The platform's trust store, no certificate of our own. */
        public static final Tls PLATFORM = new Tls(null, null, null, null);
    }
}
