package dev.andon.connector.mqtt;

import dev.andon.model.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open way to a broker: TCP, and on it TLS and a websocket where the URL asks for them.
 *
 * @param socket the TCP socket at the bottom: closing it frees every thread that waits, which closing TLS does not
 * @param handshake TLS, or null
 */
record Wire(
        String where,
        Socket socket,
        InputStream in,
        OutputStream out,
        @Nullable Handshake handshake) {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    /** What was agreed, for a person; empty for plain TCP. */
    String detail() {
        return handshake == null ? "" : handshake.detail();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("{}: while closing", where, e);
        }
    }

    /**
     * Why it was lost.
     *
     * @param greeted whether the far end had begun to speak MQTT
     */
    Fault lost(IOException how, boolean greeted) {
        if (!greeted && handshake != null) {
            Fault certificate = handshake.clientRefused(how);
            if (certificate != null) {
                return certificate;
            }
        }
        if (!greeted) {
            return new Fault(
                    new Problem(
                            where,
                            "the far end closed the connection instead of answering to MQTT",
                            handshake == null
                                    ? "look whether a broker listens there, and whether it wants TLS (mqtts:// or wss://)"
                                    : "look whether a broker listens there, and into its log"),
                    Fault.Kind.HUNG_UP);
        }
        String what = how instanceof EOFException
                ? "the broker closed the connection"
                : "the connection was cut (" + how.getMessage() + ")";
        return Fault.passing(where, what, "");
    }
}
