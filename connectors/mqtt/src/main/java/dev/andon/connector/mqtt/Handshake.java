package dev.andon.connector.mqtt;

import dev.andon.connector.ConnectionSettings;
import dev.andon.model.Problem;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS over one connection, and why it failed, in words for a person. There is no way to switch verification off. */
final class Handshake {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final MqttSettings settings;
    private final WatchedTrust trust;
    private final WatchedKeys keys;
    private volatile String detail = "TLS";

    private Handshake(MqttSettings settings, WatchedTrust trust, WatchedKeys keys) {
        this.settings = settings;
        this.trust = trust;
        this.keys = keys;
    }

    /**
     * Reads the certificates the settings name; anew for each attempt, since they are renewed in place.
     *
     * @throws WireException when one cannot be read
     */
    static Handshake of(MqttSettings settings) throws WireException {
        ConnectionSettings.Tls tls = settings.connection().tls();
        WatchedTrust trust;
        try {
            trust = new WatchedTrust(Trust.of(tls.ca()));
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(
                    tls.ca() == null ? "the platform's authorities" : tls.ca().toString(), e);
        }
        Path certificate = tls.certificate();
        if (certificate == null) {
            return new Handshake(settings, trust, new WatchedKeys(null));
        }
        char[] secret = tls.keySecret() == null ? new char[0] : secret(settings, tls.keySecret());
        try {
            return new Handshake(settings, trust, new WatchedKeys(Credential.of(certificate, tls.key(), secret)));
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(certificate.toString(), e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static char[] secret(MqttSettings settings, String name) throws WireException {
        return settings.connection()
                .secrets()
                .find(name)
                .orElseThrow(() -> new WireException(Login.missing(settings.where(), name)));
    }

    private static WireException unreadable(String file, Exception why) {
        boolean locked = why.getCause() instanceof UnrecoverableKeyException;
        String what = why instanceof NoSuchFileException
                ? "there is no such file"
                : "it cannot be read as a certificate (" + why.getMessage() + ")";
        return new WireException(
                Fault.refused(
                        file,
                        locked ? "the secret does not open it" : what,
                        locked ? "check the secret that key names" : "check the file that tls names"),
                why);
    }

    /**
     * Shakes hands over an open connection. Blocks at most as long as the socket's read timeout.
     *
     * @throws WireException when it failed, with the reason
     */
    SSLSocket over(Socket raw) throws WireException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(raw, settings.host(), settings.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(PROTOCOLS);
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            detail = socket.getSession().getProtocol().replace("TLSv", "TLS ");
            return socket;
        } catch (IOException e) {
            throw new WireException(explain(e), e);
        } catch (GeneralSecurityException e) {
            throw new WireException(
                    Fault.lasting(
                            settings.where(), "TLS cannot be had from this Java runtime (" + e.getMessage() + ")", ""),
                    e);
        }
    }

    /** The version that was agreed. */
    String detail() {
        return detail;
    }

    /** The certificate the far end showed, in words; empty when none came. */
    String certificate() {
        return trust.told();
    }

    private Fault explain(IOException how) {
        String where = settings.where();
        Fault refused = trust.refused(where, settings.host());
        if (refused != null) {
            return refused;
        }
        Fault client = clientRefused(how);
        if (client != null) {
            return client;
        }
        String said = String.valueOf(how.getMessage()).toLowerCase(Locale.ROOT);
        if (how instanceof SocketTimeoutException) {
            return Fault.passing(
                    where,
                    "the far end accepts the connection but says nothing to TLS",
                    "look whether a broker with TLS listens on port " + settings.port());
        }
        if (said.contains("protocol_version")) {
            return Fault.passing(
                    where, "the broker speaks no TLS 1.2 or newer", "have the broker's TLS brought up to date");
        }
        if (trust.nothingSeen() && (said.contains("unsupported or unrecognized") || !said.contains("alert"))) {
            return Fault.passing(
                    where,
                    "that port does not speak TLS",
                    "use " + (settings.webSocket() ? "ws" : "mqtt")
                            + ":// there, or the broker's TLS port, often 8883");
        }
        return Fault.passing(where, "TLS failed (" + how.getMessage() + ")", "look into the broker's log");
    }

    /**
     * Whether our certificate is why the link was lost before MQTT began: with TLS 1.3 that shows only after the handshake. Where the broker
     * closes faster than its alert is read, it is likely but not certain, and tried again.
     *
     * @return null when it is not
     */
    @Nullable
    Fault clientRefused(IOException how) {
        if (!keys.asked() || how instanceof SocketTimeoutException) {
            return null;
        }
        boolean said =
                how instanceof SSLException && String.valueOf(how.getMessage()).contains("alert");
        Problem problem = keys.shown()
                ? new Problem(
                        settings.where(),
                        said
                                ? "the broker refuses our client certificate (" + how.getMessage() + ")"
                                : "the broker closed the connection when it saw our client certificate",
                        "have one issued by the authority the broker trusts, or renew it")
                : new Problem(
                        settings.where(),
                        "the broker asks for a client certificate, and none that it accepts is given",
                        "name one from its authority: tls: { certificate: file, key: ... }");
        return new Fault(problem, said ? Fault.Kind.REFUSED : Fault.Kind.PASSING);
    }
}
