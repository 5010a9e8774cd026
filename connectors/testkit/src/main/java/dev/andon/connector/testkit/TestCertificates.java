package dev.andon.connector.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** An authority of its own for one test, and certificates from it, as files in a folder. */
public final class TestCertificates {

    private static final Duration LIFE = Duration.ofDays(30);

    private final Path folder;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /**
     * A new authority.
     *
     * @param folder where its files go; the test deletes it
     */
    public TestCertificates(Path folder, String name) {
        this.folder = folder;
        keys = pair("RSA");
        certificate = sign(
                "CN=" + name,
                keys,
                keys,
                "CN=" + name,
                Instant.now().minus(LIFE),
                Instant.now().plus(LIFE),
                true,
                List.of());
        write(name + "-ca.pem", certificate);
    }

    /** The authority's certificate, PEM. */
    public Path authority() {
        return folder.resolve(certificate.getSubjectX500Principal().getName().substring("CN=".length()) + "-ca.pem");
    }

    /** A valid certificate for these DNS names or IP addresses, RSA. */
    public Identity server(String name, String... hosts) {
        return issue(name, "RSA", Instant.now().minus(LIFE), Instant.now().plus(LIFE), hosts);
    }

    /** One that ran out yesterday. */
    public Identity expired(String name, String... hosts) {
        return issue(name, "RSA", Instant.now().minus(LIFE), Instant.now().minus(Duration.ofDays(1)), hosts);
    }

    /** One that begins tomorrow. */
    public Identity notYetValid(String name, String... hosts) {
        return issue(
                name,
                "RSA",
                Instant.now().plus(Duration.ofDays(1)),
                Instant.now().plus(LIFE),
                hosts);
    }

    /** A client's certificate. */
    public Identity client(String name) {
        return issue(name, "RSA", Instant.now().minus(LIFE), Instant.now().plus(LIFE));
    }

    /** A client's certificate with a key on an elliptic curve. */
    public Identity curveClient(String name) {
        return issue(name, "EC", Instant.now().minus(LIFE), Instant.now().plus(LIFE));
    }

    private Identity issue(String name, String algorithm, Instant from, Instant until, String... hosts) {
        KeyPair own = pair(algorithm);
        X509Certificate issued = sign(
                "CN=" + name,
                own,
                keys,
                certificate.getSubjectX500Principal().getName(),
                from,
                until,
                false,
                Arrays.asList(hosts));
        return new Identity(name, own.getPrivate(), issued);
    }

    /** A certificate with its key, written in the forms in which people have them. */
    public final class Identity {

        private final String name;
        private final PrivateKey key;
        private final X509Certificate own;

        private Identity(String name, PrivateKey key, X509Certificate own) {
            this.name = name;
            this.key = key;
            this.own = own;
        }

        /** The certificate, and its authority's after it. */
        public Path chainPem() {
            return write(name + ".pem", own, certificate);
        }

        /** The key, PKCS#8. */
        public Path keyPem() {
            return write(name + "-key.pem", new PemObject("PRIVATE KEY", key.getEncoded()));
        }

        /** The key, encrypted PKCS#8. */
        public Path keyPem(String password) {
            try {
                JceOpenSSLPKCS8EncryptorBuilder encryptor =
                        new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC);
                encryptor.setPassword(password.toCharArray());
                encryptor.setProvider(new BouncyCastleProvider());
                encryptor.setPRF(PKCS8Generator.PRF_HMACSHA256);
                return write(name + "-locked-key.pem", new JcaPKCS8Generator(key, encryptor.build()).generate());
            } catch (IOException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The key, PKCS#1; RSA only. */
        public Path oldKeyPem() {
            try {
                byte[] inner = PrivateKeyInfo.getInstance(key.getEncoded())
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded();
                return write(name + "-old-key.pem", new PemObject("RSA PRIVATE KEY", inner));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Certificate, authority and key in one PEM file. */
        public Path allPem() {
            return write(name + "-all.pem", own, certificate, new PemObject("PRIVATE KEY", key.getEncoded()));
        }

        /** All in a PKCS#12 file under a password. */
        public Path pkcs12(String password) {
            Path file = folder.resolve(name + ".p12");
            try (OutputStream out = Files.newOutputStream(file)) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry(name, key, password.toCharArray(), new Certificate[] {own, certificate});
                store.store(out, password.toCharArray());
                return file;
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("EC") ? 256 : 2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(
            String subject,
            KeyPair own,
            KeyPair by,
            String issuer,
            Instant from,
            Instant until,
            boolean authority,
            List<String> hosts) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    new BigInteger(64, new SecureRandom()),
                    Date.from(from),
                    Date.from(until),
                    new X500Name(subject),
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!hosts.isEmpty()) {
                GeneralName[] names = hosts.stream()
                        .map(host -> new GeneralName(
                                Character.isDigit(host.charAt(0)) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(by.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String name, Object... objects) {
        Path file = folder.resolve(name);
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object object : objects) {
                writer.writeObject(object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
