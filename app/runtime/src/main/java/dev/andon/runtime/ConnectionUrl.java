package dev.andon.runtime;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URL of a connection in a workspace file, checked so that a person learns what is wrong with it. No message shows what may be a password. */
final class ConnectionUrl {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/?]*@");
    private static final Pattern SECRET_IN_QUERY =
            Pattern.compile("[?&][^=&]*(passw|secret|token|key|sig)[^=&]*=", Pattern.CASE_INSENSITIVE);

    /** Names as brokers have them, also with the underscores that no DNS name has; IPv6 addresses in brackets. */
    private static final Pattern AUTHORITY = Pattern.compile("(?:[\\p{L}\\p{N}._-]+|\\[[0-9A-Fa-f:.%]+])(?::\\d+)?");

    private static final int HIGHEST_PORT = 65_535;

    private ConnectionUrl() {}

    /**
     * Reads a URL.
     *
     * @param schemes the known ones, in lower case
     * @throws Wrong when it is none, or carries credentials
     */
    static URI parse(String text, Set<String> schemes) {
        if (CREDENTIALS.matcher(text).find() || SECRET_IN_QUERY.matcher(text).find()) {
            throw new Wrong(
                    "the URL carries credentials in the open",
                    "write them as username: and password: " + SecretKey.REFERENCE
                            + "NAME, and change them, since whoever has this" + " file knows them");
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
