package dev.andon.connector.mqtt;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Says in plain words why a payload is no JSON, and where: at a byte counted from 0, as in a dump of the raw payload. What breaks off does so at
 * the byte that is not there any more, which is the payload's length.
 */
final class JsonFault {

    /** What Jackson adds for programmers: its own settings and sources, and the list of all that a value could be. */
    private static final Pattern ASIDE = Pattern.compile(
            ", from `[^`]*`| \\(for \\w+ starting at .*|: was expecting \\(JSON String.*|: expected a valid value \\(.*");

    private JsonFault() {}

    static String words(JacksonException fault) {
        TokenStreamLocation location = fault.getLocation();
        String at = location == null ? "" : " at " + place(location);
        String told = fault.getOriginalMessage();
        if (fault instanceof UnexpectedEndOfInputException || told.startsWith("Unexpected end-of-input")) {
            return "the JSON breaks off" + at;
        }
        String line = told.lines().findFirst().orElse("");
        return "the JSON cannot be read" + at + ": "
                + lowered(Words.name(ASIDE.matcher(line).replaceAll("")));
    }

    /** Where the parser stands. */
    static String place(JsonParser parser) {
        return place(parser.currentTokenLocation());
    }

    private static String place(TokenStreamLocation location) {
        return location.getByteOffset() < 0 ? "line " + location.getLineNr() : "byte " + location.getByteOffset();
    }

    private static String lowered(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
