package dev.andon.runtime;

import dev.andon.connector.ConnectorProvider;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** URLs of connections as people write them, checked so that they learn what is wrong with one. No message shows what may be a password. */
public final class ConnectionUrl {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    // Anywhere: a password may hold a / that nobody escaped. An @ that is meant as itself is written %40.
    private static final Pattern CREDENTIALS = Pattern.compile(":.*@", Pattern.DOTALL);
    private static final Pattern SECRET_IN_QUERY =
            Pattern.compile("[?&][^=&]*(passw|secret|token|key|sig)[^=&]*=", Pattern.CASE_INSENSITIVE);

    /** Names as brokers have them, also with the underscores that no DNS name has; IPv6 addresses in brackets. */
    private static final Pattern AUTHORITY = Pattern.compile("(?:[\\p{L}\\p{N}._-]+|\\[[0-9A-Fa-f:.%]+])(?::\\d+)?");

    private static final int HIGHEST_PORT = 65_535;

    private ConnectionUrl() {}

    /** Whether a text carries a user, a password or a token where a URL has them; then it may not be shown. */
    public static boolean carriesCredentials(String text) {
        return CREDENTIALS.matcher(text).find() || SECRET_IN_QUERY.matcher(text).find();
    }

    /**
     * Reads a URL for one of the connectors on the class path.
     *
     * @throws Wrong when it is none, or carries credentials
     */
    public static URI parse(String text) {
        return parse(text, schemes());
    }

    /** The schemes of the connectors on the class path, in lower case. */
    public static Set<String> schemes() {
        return ServiceLoader.load(ConnectorProvider.class).stream()
                .flatMap(provider -> provider.get().schemes().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static URI parse(String text, Set<String> schemes) {
        if (carriesCredentials(text)) {
            throw new Wrong("the URL carries credentials in the open", "take them out of it");
        }
        Matcher parts = SCHEME.matcher(text);
        List<String> known = schemes.stream().sorted().toList();
        if (!parts.matches() || (parts.group(2).matches("\\d+(/.*)?") && !schemes.contains(parts.group(1)))) {
            throw new Wrong("the URL '" + text + "' does not say how to speak to it", "write it like mqtt://" + text);
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)) {
            throw new Wrong("there is no connector for " + scheme + "://", Spelling.advice(scheme, known));
        }
        URI url = syntax(scheme + ":" + parts.group(2), text);
        String authority = url.getRawAuthority();
        if (authority == null
                ? MqttFilter.spokenBy(scheme)
                : !AUTHORITY.matcher(authority).matches()) {
            throw new Wrong(
                    "the URL '" + text + "' has no host name that can exist",
                    "a host has letters, digits, - and dots; a port follows a :");
        }
        int port = authority == null ? -1 : port(authority);
        if (port == 0 || port > HIGHEST_PORT) {
            throw new Wrong("the port of '" + text + "' cannot be", "ports are 1 to " + HIGHEST_PORT);
        }
        return url;
    }

    /** The port; -1 where there is none. By hand, since {@link URI#getPort} reads none beside a host with an underscore. */
    private static int port(String authority) {
        String digits = authority.substring(authority.lastIndexOf(':') + 1);
        return authority.endsWith("]") || !authority.contains(":")
                ? -1
                : digits.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static URI syntax(String url, String text) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new Wrong(
                    "'" + text + "' is no URL: " + e.getReason().toLowerCase(Locale.ROOT),
                    "write it like mqtt://host:1883");
        }
    }
}
