package dev.andon.runtime;

/** Finds the way between the parts of a YAML text: over blanks, line ends and comments. */
final class YamlScan {

    private YamlScan() {}

    /** The index of a sign, when nothing but blanks and comments stands before it; else the length of the text. */
    static int next(String text, int from, char sign) {
        int at = solid(text, from);
        return at < text.length() && text.charAt(at) == sign ? at : text.length();
    }

    /** The first index that is neither blank nor in a comment. */
    static int solid(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = lineEnd(text, at);
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    /** The index after the blanks that stand here, within the line. */
    static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** The index of what ends the line, {@code \r\n} or {@code \n}, or of the end of the text. */
    static int lineEnd(String text, int from) {
        int at = text.indexOf('\n', from);
        return at < 0 ? text.length() : at > from && text.charAt(at - 1) == '\r' ? at - 1 : at;
    }

    /** The index of the next line's first character, or of the end of the text. */
    static int nextLine(String text, int from) {
        int at = text.indexOf('\n', from);
        return at < 0 ? text.length() : at + 1;
    }

    /** Whether nothing but blanks stands before it in its line. */
    static boolean firstInLine(String text, int at) {
        return blanks(text, lineStart(text, at)) == at;
    }

    /** How far it is from the beginning of its line. */
    static int column(String text, int at) {
        return at - lineStart(text, at);
    }

    /** What ends the lines of this text. */
    static String lineBreak(String text) {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }
}
