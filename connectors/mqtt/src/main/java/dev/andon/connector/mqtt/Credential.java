package dev.andon.connector.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Our own certificate and its key: a PKCS#12 file, or PEM with the key in the same file or another one. */
final class Credential {

    private static final Pattern KEY = Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]*)-----END");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    // Algorithm identifiers in DER: rsaEncryption (RFC 8017, A.1) and its NULL parameters.
    private static final byte[] RSA_IDENTIFIER = {
        0x30, 0x0D, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private Credential() {}

    /**
     * The key manager that shows this certificate.
     *
     * @param certificate PKCS#12 or PEM
     * @param key PEM, or null when the key is in {@code certificate}
     * @param secret what opens the file or the key; empty: nothing
     */
    static X509ExtendedKeyManager of(Path certificate, @Nullable Path key, char[] secret)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        byte[] bytes = Files.readAllBytes(certificate);
        if (text(bytes).contains("-----BEGIN ")) {
            store.load(null, null);
            PrivateKey opened = key(text(key == null ? bytes : Files.readAllBytes(key)), secret);
            Certificate[] chain = Trust.certificates(certificate).toArray(Certificate[]::new);
            store.setKeyEntry("own", opened, secret, chain);
        } else {
            try (InputStream in = Files.newInputStream(certificate)) {
                store.load(in, secret);
            }
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, secret);
        if (factory.getKeyManagers()[0] instanceof X509ExtendedKeyManager manager) {
            return manager;
        }
        throw new GeneralSecurityException("this Java runtime shows no certificates");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static PrivateKey key(String pem, char[] secret) throws IOException, GeneralSecurityException {
        Matcher block = KEY.matcher(pem);
        if (!block.find()) {
            throw new GeneralSecurityException(
                    pem.contains("PRIVATE KEY")
                            ? "its key is of a form that is not read here; PKCS#8 is"
                            : "there is no private key in it");
        }
        String kind = block.group(1).strip();
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("its key is not PEM", e);
        }
        return switch (kind) {
            case "" -> decode(new PKCS8EncodedKeySpec(der));
            case "RSA" -> decode(new PKCS8EncodedKeySpec(wrapped(der)));
            case "ENCRYPTED" -> decode(decrypted(der, secret));
            default ->
                throw new GeneralSecurityException("its key is of the form " + kind
                        + "; make it PKCS#8: openssl pkcs8 -topk8 -nocrypt -in key.pem");
        };
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] der, char[] secret)
            throws IOException, GeneralSecurityException {
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
        String algorithm = info.getAlgParameters() == null
                ? info.getAlgName()
                : info.getAlgParameters().toString();
        PBEKeySpec password = new PBEKeySpec(secret);
        try {
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(password),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } finally {
            password.clearPassword();
        }
    }

    private static PrivateKey decode(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // Not of this algorithm: the encoding itself says which, but only the factory reads it.
            }
        }
        throw new GeneralSecurityException("its key is neither RSA, EC nor EdDSA");
    }

    /** A PKCS#1 key (RFC 8017, A.1.2) inside a PKCS#8 one (RFC 5208, 5). */
    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(VERSION_0);
        inner.writeBytes(RSA_IDENTIFIER);
        inner.writeBytes(element(OCTET_STRING, pkcs1));
        return element(SEQUENCE, inner.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        der.write(0x82);
        der.write(content.length >> 8);
        der.write(content.length);
        der.writeBytes(content);
        return der.toByteArray();
    }
}
