package dev.andon.connector.mqtt;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.TopicFilter;
import dev.andon.model.DurationText;
import dev.andon.model.Problem;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an MQTT connection, read and checked.
 *
 * @param where the URL, for people
 * @param path of the websocket, with a query if any
 * @param only the one version to speak; null: the newest the broker knows
 * @param named whether the client id was given: the broker then keeps the session over a loss
 * @param sessionExpiry how long it keeps it; zero for a client id made up here
 * @param filters what to subscribe to; none: nothing
 * @param will what the broker says for us, retained, when the link is lost without a goodbye; null: nothing
 */
record MqttSettings(
        ConnectionSettings connection,
        String where,
        String host,
        int port,
        boolean tls,
        boolean webSocket,
        String path,
        @Nullable MqttVersion only,
        String clientId,
        boolean named,
        Duration sessionExpiry,
        Duration keepAlive,
        int qos,
        List<String> filters,
        @Nullable Will will) {

    /** A last will (MQTT 5, 3.1.2.5): at least once, retained. */
    record Will(String topic, String payload) {}

    static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    static final Duration SESSION_EXPIRY = Duration.ofHours(1);

    private static final String EVERYTHING = "#";
    private static final String PATH = "/mqtt";
    private static final int LONGEST = 0xFFFF;

    // 23 characters of digits and letters: what every 3.1.1 server must accept (3.1.3.1).
    private static final String MADE_UP = "andon";
    private static final int MADE_UP_LENGTH = 18;
    private static final int RADIX = 36;

    /**
     * Reads them.
     *
     * @throws WireException when something is wrong, with the option and the remedy
     */
    static MqttSettings of(ConnectionSettings connection) throws WireException {
        URI url = connection.url();
        String where = where(url);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("mqtts") || scheme.equals("wss");
        boolean webSocket = scheme.startsWith("ws");
        if (!MqttProvider.SCHEMES.contains(scheme)) {
            throw wrong(where, "the scheme is " + scheme, "use mqtt, mqtts, ws or wss");
        }
        Authority authority = Authority.of(url.getRawAuthority());
        if (authority == null) {
            throw wrong(where, "the url names no host and port", "write it like mqtt://broker.example:1883");
        }
        Map<String, String> options = connection.options();
        String given = options.getOrDefault("clientId", "");
        String path = Optional.ofNullable(url.getRawPath())
                .filter(text -> text.length() > 1)
                .orElse(options.getOrDefault("path", PATH));
        List<String> filters = switch (options.getOrDefault("publishOnly", "false")) {
            case "true" -> List.of();
            case "false" -> connection.topics().isEmpty() ? List.of(EVERYTHING) : connection.topics();
            default -> throw wrong(where, "publishOnly is " + options.get("publishOnly"), "use true or false");
        };
        for (String filter : filters) {
            Problem fault = TopicFilter.fault(filter);
            if (fault != null) {
                throw wrong(where, fault.what(), fault.remedy());
            }
        }
        return new MqttSettings(
                connection,
                where,
                authority.host(),
                authority.port() > 0 ? authority.port() : usualPort(tls, webSocket),
                tls,
                webSocket,
                (path.startsWith("/") ? path : "/" + path) + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()),
                version(where, options.getOrDefault("version", "auto")),
                given.isEmpty() ? madeUp() : given,
                !given.isEmpty(),
                given.isEmpty()
                        ? Duration.ZERO
                        : duration(where, options, "sessionExpiry", SESSION_EXPIRY, 0xFFFF_FFFFL),
                duration(where, options, "keepAlive", KEEP_ALIVE, LONGEST),
                qos(where, options.getOrDefault("qos", "1")),
                filters,
                will(where, options));
    }

    /** The same for a look beside an open connection: a client id of its own and no will, so that neither throws the other out. */
    MqttSettings beside() {
        return new MqttSettings(
                connection,
                where,
                host,
                port,
                tls,
                webSocket,
                path,
                only,
                madeUp(),
                false,
                Duration.ZERO,
                keepAlive,
                qos,
                filters,
                null);
    }

    /** Whether we say in no way who we are. */
    boolean anonymous() {
        return connection.username() == null
                && connection.password() == null
                && connection.token() == null
                && connection.tls().certificate() == null;
    }

    private static @Nullable Will will(String where, Map<String, String> options) throws WireException {
        String topic = options.get("will.topic");
        if (topic == null) {
            return null;
        }
        if (topic.isEmpty() || topic.contains("#") || topic.contains("+")) {
            throw wrong(where, "will.topic is '" + topic + "'", "name one topic, without wildcards");
        }
        return new Will(topic, options.getOrDefault("will.payload", "offline"));
    }

    /** The URL as it may be shown: somebody might have put a password into it. */
    private static String where(URI url) {
        String authority = url.getRawAuthority();
        return authority == null
                ? url.toString()
                : url.toString().replace(authority, authority.substring(authority.lastIndexOf('@') + 1));
    }

    private static int usualPort(boolean tls, boolean webSocket) {
        if (webSocket) {
            return tls ? 443 : 80;
        }
        return tls ? 8883 : 1883;
    }

    private static @Nullable MqttVersion version(String where, String text) throws WireException {
        return switch (text) {
            case "5" -> MqttVersion.FIVE;
            case "3.1.1" -> MqttVersion.THREE;
            case "auto" -> null;
            default -> throw wrong(where, "version is " + text, "use 5, 3.1.1 or auto");
        };
    }

    private static int qos(String where, String text) throws WireException {
        return switch (text) {
            case "0", "1", "2" -> Integer.parseInt(text);
            default -> throw wrong(where, "qos is " + text, "use 0, 1 or 2");
        };
    }

    private static Duration duration(String where, Map<String, String> options, String name, Duration usual, long most)
            throws WireException {
        String text = options.get(name);
        if (text == null) {
            return usual;
        }
        try {
            Duration duration = DurationText.parse(text);
            if (duration.toSeconds() < 1 || duration.toSeconds() > most) {
                throw wrong(where, name + " is " + text, "use 1s to " + most + "s");
            }
            return duration;
        } catch (IllegalArgumentException e) {
            throw wrong(where, name + ": " + e.getMessage(), "write it like 30s or 1h");
        }
    }

    private static String madeUp() {
        StringBuilder id = new StringBuilder(MADE_UP);
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < MADE_UP_LENGTH; i++) {
            id.append(Character.forDigit(random.nextInt(RADIX), RADIX));
        }
        return id.toString();
    }

    private static WireException wrong(String where, String what, String remedy) {
        return new WireException(Fault.lasting(where, what, remedy));
    }

    /** Host and port; {@link URI#getHost} knows no host with an underscore in it. Port 0: the usual one. */
    private record Authority(String host, int port) {

        static @Nullable Authority of(@Nullable String raw) {
            if (raw == null) {
                return null;
            }
            String text = raw.substring(raw.lastIndexOf('@') + 1);
            int colon = text.lastIndexOf(':');
            boolean port = colon > text.lastIndexOf(']');
            String host =
                    (port ? text.substring(0, colon) : text).replace("[", "").replace("]", "");
            try {
                int number = port ? Integer.parseInt(text.substring(colon + 1)) : 0;
                return host.isEmpty() || number < 0 || number > LONGEST ? null : new Authority(host, number);
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }
}
