package dev.andon.connector.mqtt;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trust in the far end, decided by the one it wraps and by nobody else; it remembers what was shown, so that a refusal can be explained. */
final class WatchedTrust extends X509ExtendedTrustManager {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final X509ExtendedTrustManager judge;
    private X509Certificate[] chain = {};
    private String type = "";
    private @Nullable CertificateException refusal;

    WatchedTrust(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /** Whether no certificate came at all. */
    boolean nothingSeen() {
        return chain.length == 0;
    }

    /** The certificate that was shown: whose, by whom, until when; empty when none came. */
    String told() {
        if (chain.length == 0) {
            return "";
        }
        X509Certificate leaf = chain[0];
        return "certificate of " + leaf.getSubjectX500Principal().getName() + ", issued by "
                + leaf.getIssuerX500Principal().getName() + ", valid until "
                + day(leaf.getNotAfter().toInstant());
    }

    /** Why the certificate was refused; null when it was not. */
    @Nullable
    Fault refused(String where, String host) {
        if (refusal == null) {
            return null;
        }
        Instant now = Instant.now();
        for (int i = 0; i < chain.length; i++) {
            X509Certificate certificate = chain[i];
            String whose = i == 0
                    ? "the broker's certificate"
                    : "the authority " + certificate.getSubjectX500Principal().getName();
            Instant end = certificate.getNotAfter().toInstant();
            Instant begin = certificate.getNotBefore().toInstant();
            if (now.isAfter(end)) {
                return Fault.passing(
                        where,
                        whose + " expired on " + day(end),
                        "have it renewed, or set this machine's clock, which says " + day(now));
            }
            if (now.isBefore(begin)) {
                return Fault.passing(
                        where,
                        whose + " is not valid before " + day(begin),
                        "set this machine's clock, which says " + day(now) + ", or wait");
            }
        }
        if (trustedForAnotherName()) {
            return Fault.passing(
                    where,
                    "the broker's certificate is for " + names() + ", not for " + host,
                    "use one of these names in the url, or have the certificate issued for " + host);
        }
        return Fault.passing(
                where,
                "the broker's certificate is signed by "
                        + chain[0].getIssuerX500Principal().getName() + ", which is not trusted here",
                "if that is right, name its authority's certificate: --ca FILE.pem, or tls: { ca: FILE.pem } in the connection's file");
    }

    private boolean trustedForAnotherName() {
        try {
            judge.checkServerTrusted(chain, type);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private String names() {
        try {
            Collection<List<?>> alternatives = chain[0].getSubjectAlternativeNames();
            String names = alternatives == null
                    ? ""
                    : String.join(
                            ", ",
                            alternatives.stream()
                                    .filter(name -> Objects.equals(name.get(0), DNS_NAME)
                                            || Objects.equals(name.get(0), IP_ADDRESS))
                                    .map(name -> String.valueOf(name.get(1)))
                                    .toList());
            return names.isEmpty() ? "no host at all" : names;
        } catch (CertificateParsingException e) {
            return "names that cannot be read";
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private void saw(X509Certificate[] shown, String authType) {
        chain = shown.clone();
        type = authType;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket)
            throws CertificateException {
        saw(shown, authType);
        try {
            judge.checkServerTrusted(shown, authType, socket);
        } catch (CertificateException e) {
            refusal = e;
            throw e;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine engine)
            throws CertificateException {
        saw(shown, authType);
        judge.checkServerTrusted(shown, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType) throws CertificateException {
        judge.checkServerTrusted(shown, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, Socket socket)
            throws CertificateException {
        judge.checkClientTrusted(shown, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, SSLEngine engine)
            throws CertificateException {
        judge.checkClientTrusted(shown, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType) throws CertificateException {
        judge.checkClientTrusted(shown, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
