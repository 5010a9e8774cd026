package dev.andon.connector.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the way to a broker, hop by hop: name, TCP, TLS, websocket. Each step blocks for a while at most; {@link #abandon} frees it. */
final class Dialler implements Link.Way {

    private static final Logger LOG = LoggerFactory.getLogger(Dialler.class);
    private static final int CONNECT_MILLIS = 4_000;
    private static final int ANSWER_MILLIS = 4_000;

    private final MqttSettings settings;
    private volatile boolean abandoned;
    private volatile @Nullable Socket current;

    Dialler(MqttSettings settings) {
        this.settings = settings;
    }

    @Override
    public Wire open() throws WireException {
        Socket socket = connect(resolve());
        return wire(socket, settings.tls() ? shake(socket) : null);
    }

    /** The addresses of the broker's name. */
    List<InetAddress> resolve() throws WireException {
        try {
            return List.of(InetAddress.getAllByName(settings.host()));
        } catch (UnknownHostException e) {
            throw new WireException(
                    Fault.passing(
                            settings.where(),
                            "the name " + settings.host() + " has no address",
                            "check the host in the url, and this machine's name service (DNS) and network"),
                    e);
        }
    }

    /** A TCP connection to the first address that answers; its reads time out until {@link #wire}. */
    Socket connect(List<InetAddress> addresses) throws WireException {
        IOException why = null;
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            current = socket;
            try {
                if (abandoned) {
                    throw new SocketException("abandoned");
                }
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                socket.connect(new InetSocketAddress(address, settings.port()), CONNECT_MILLIS);
                socket.setSoTimeout(ANSWER_MILLIS);
                return socket;
            } catch (IOException e) {
                why = e;
                close(socket);
            }
        }
        throw new WireException(unreachable(why), why);
    }

    private Fault unreachable(@Nullable IOException why) {
        String place = settings.host() + " port " + settings.port();
        if (why instanceof SocketTimeoutException) {
            return Fault.passing(
                    settings.where(),
                    "no answer from " + place + " within "
                            + Duration.ofMillis(CONNECT_MILLIS).toSeconds() + " s",
                    "check the host and the network; a firewall may swallow it");
        }
        String how = why == null ? "no address" : String.valueOf(why.getMessage());
        return how.toLowerCase(Locale.ROOT).contains("refused")
                ? Fault.passing(
                        settings.where(), "nothing listens at " + place, "check the port, and whether the broker runs")
                : Fault.passing(
                        settings.where(), place + " cannot be reached (" + how + ")", "check the host and the network");
    }

    /** TLS over it, with a timeout. */
    Secured shake(Socket socket) throws WireException {
        try {
            Handshake handshake = Handshake.of(settings);
            return new Secured(handshake, handshake.over(socket));
        } catch (WireException e) {
            close(socket);
            throw e;
        }
    }

    /** What TLS made of a connection. */
    record Secured(Handshake handshake, Socket socket) {}

    /** The streams that MQTT goes through: straight, or in a websocket. */
    Wire wire(Socket socket, @Nullable Secured secured) throws WireException {
        Socket top = secured == null ? socket : secured.socket();
        Handshake handshake = secured == null ? null : secured.handshake();
        try {
            Wire plain = new Wire(settings.where(), socket, top.getInputStream(), top.getOutputStream(), handshake);
            Wire wire = settings.webSocket() ? WebSocket.over(plain, settings) : plain;
            socket.setSoTimeout(0);
            return wire;
        } catch (IOException e) {
            close(socket);
            if (e instanceof WireException known) {
                throw known;
            }
            throw new WireException(
                    Fault.passing(settings.where(), "the connection was cut (" + e.getMessage() + ")", ""), e);
        }
    }

    @Override
    public void abandon() {
        abandoned = true;
        Socket open = current;
        if (open != null) {
            close(open);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("while closing", e);
        }
    }
}
