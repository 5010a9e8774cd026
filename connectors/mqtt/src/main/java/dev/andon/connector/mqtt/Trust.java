package dev.andon.connector.mqtt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom to believe: the authorities of one PEM file, or those of the Java runtime and of the platform together. */
final class Trust {

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");
    private static final Logger LOG = LoggerFactory.getLogger(Trust.class);

    /** Where Linux distributions keep the authorities as one PEM file. */
    private static final List<Path> BUNDLES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"));

    /** The key stores in which Windows and macOS show theirs. */
    private static final List<String> STORES = List.of("Windows-ROOT", "KeychainStore-ROOT");

    private Trust() {}

    /**
     * The trust manager for these authorities.
     *
     * @param ca a PEM file, or null for the platform's
     */
    static X509ExtendedTrustManager of(@Nullable Path ca) throws IOException, GeneralSecurityException {
        if (ca == null) {
            KeyStore everyone = empty();
            addAll(everyone, "runtime", List.of(manager(null).getAcceptedIssuers()));
            addPlatform(everyone);
            return manager(everyone);
        }
        KeyStore given = empty();
        addAll(given, "given", certificates(ca));
        return manager(given);
    }

    /** The certificates of a PEM file, in order; what else is in it (a key, words) is passed over. */
    static Collection<? extends Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        String blocks = CERTIFICATE
                .matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
        if (blocks.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in PEM form in it");
        }
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(blocks.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void addPlatform(KeyStore everyone) throws GeneralSecurityException {
        for (Path bundle : BUNDLES) {
            if (Files.isReadable(bundle)) {
                try {
                    addAll(everyone, bundle.toString(), certificates(bundle));
                } catch (IOException | GeneralSecurityException e) {
                    LOG.warn("{} cannot be read and is left out", bundle, e);
                }
            }
        }
        for (String name : STORES) {
            try {
                KeyStore store = KeyStore.getInstance(name);
                store.load(null, null);
                Enumeration<String> aliases = store.aliases();
                while (aliases.hasMoreElements()) {
                    String alias = aliases.nextElement();
                    if (store.getCertificate(alias) instanceof X509Certificate authority) {
                        everyone.setCertificateEntry(name + ' ' + alias, authority);
                    }
                }
            } catch (IOException | GeneralSecurityException e) {
                LOG.debug("no key store {} on this platform", name, e);
            }
        }
    }

    private static void addAll(KeyStore store, String from, Collection<? extends Certificate> authorities)
            throws GeneralSecurityException {
        int number = 0;
        for (Certificate authority : authorities) {
            store.setCertificateEntry(from + ' ' + number++, authority);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("this Java runtime checks no certificates");
    }
}
