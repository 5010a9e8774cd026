package dev.andon.ui.screen;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the program that one can go to, and link to from outside: {@code andon://device/plant/line1/press3}.
 *
 * @param screen name of the screen, in lower case: {@code overview}, {@code devices}, {@code device} ...
 * @param subject what of it: the id of a place, a device, a point; empty: the screen itself
 */
public record Address(String screen, String subject) {

    /** What links to places in this program begin with. */
    public static final String SCHEME = "andon";

    // A topic has at most 65,535 bytes, but no person is sent a link of that length.
    private static final int LONGEST = 8192;
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:@!$&'()*+,;=#";
    private static final Pattern FORM =
            Pattern.compile("(?i:andon)://([A-Za-z]+)(?:/((?:[A-Za-z0-9\\-._~/:@!$&'()*+,;=#]|%[0-9A-Fa-f]{2})*+))?");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** A screen itself. */
    public static Address of(String screen) {
        return new Address(screen, "");
    }

    /** A device's page. */
    public static Address device(String id) {
        return new Address("device", id);
    }

    /**
     * Reads a link, from whomever it may come; empty when it is none of ours. Links that carry a host, a query or a user name mean nothing here.
     *
     * @param link {@code andon://screen/subject}; what a URL may not hold stands as the {@code %XX} of its UTF-8 (RFC 3986, 2.1)
     */
    public static Optional<Address> parse(String link) {
        Matcher form = FORM.matcher(link);
        if (link.length() > LONGEST || !form.matches()) {
            return Optional.empty();
        }
        String subject = form.group(2) == null ? "" : form.group(2);
        return decode(subject).map(decoded -> new Address(form.group(1).toLowerCase(Locale.ROOT), decoded));
    }

    /** The link to here. */
    public String link() {
        StringBuilder link = new StringBuilder(SCHEME).append("://").append(screen);
        if (!subject.isEmpty()) {
            link.append('/');
            for (byte unit : subject.getBytes(StandardCharsets.UTF_8)) {
                if (PLAIN.indexOf(unit) >= 0) {
                    link.append((char) unit);
                } else {
                    link.append('%').append(HEX.toHexDigits(unit));
                }
            }
        }
        return link.toString();
    }

    private static Optional<String> decode(String subject) {
        ByteArrayOutputStream units = new ByteArrayOutputStream(subject.length());
        for (int at = 0; at < subject.length(); at++) {
            if (subject.charAt(at) == '%') {
                units.write(HexFormat.fromHexDigits(subject, at + 1, at + 3));
                at += 2;
            } else {
                units.write(subject.charAt(at));
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(units.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
