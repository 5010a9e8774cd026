package dev.andon.cli;

import dev.andon.runtime.ConnectionUrl;
import dev.andon.runtime.Wrong;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL from the command line. User and password may stand in it there; they are taken out at once, so that nothing that is shown or logged
 * later can hold them.
 *
 * @param url without user and password
 */
record ConnectUrl(URI url, @Nullable String username, char @Nullable [] password) {

    /** Up to the last @: a password that holds one, or a /, was meant so. */
    private static final Pattern USER = Pattern.compile("([^:/?#]+://)(.*)@([^@]*)", Pattern.DOTALL);

    /** @throws Wrong when it is no URL of a connection; the message shows no password */
    static ConnectUrl parse(String text) {
        Matcher parts = USER.matcher(text);
        if (!parts.matches()) {
            return new ConnectUrl(checked(text), null, null);
        }
        String user = parts.group(2);
        int colon = user.indexOf(':');
        URI url = checked(parts.group(1) + parts.group(3));
        return colon < 0
                ? new ConnectUrl(url, decoded(user), null)
                : new ConnectUrl(
                        url,
                        decoded(user.substring(0, colon)),
                        decoded(user.substring(colon + 1)).toCharArray());
    }

    /** A text with whatever may be a password in it made unreadable. */
    static String masked(String text) {
        return text.replaceAll("(?<=://)\\S*@", "...@");
    }

    private static URI checked(String text) {
        if (ConnectionUrl.carriesCredentials(text)) {
            throw new Wrong(
                    "a URL may hold user:password before the host, but no other secret",
                    "use --username and --password-env");
        }
        return ConnectionUrl.parse(text);
    }

    private static String decoded(String text) {
        try {
            // The URL decoder is one for forms, where a + is a blank.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A % that begins no escape was typed as itself.
            return text;
        }
    }
}
