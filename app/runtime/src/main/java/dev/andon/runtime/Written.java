package dev.andon.runtime;

import dev.andon.model.DurationText;
import dev.andon.model.Glob;
import dev.andon.model.PointId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** The small languages that values of workspace files are written in; each throws {@link Wrong} with what to write instead. */
final class Written {

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");

    private Written() {}

    /** An id of something in the workspace: it stands in topics, file names and URLs. */
    static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new Wrong("'" + text + "' cannot be an id", "use letters, digits, and . _ - between them");
        }
        return text;
    }

    /** A pattern over device ids. */
    static Glob devices(String text) {
        if (text.indexOf('#') >= 0) {
            throw new Wrong("the glob '" + text + "' holds a #, and no device id does", "write ** for any depth");
        }
        return glob(text);
    }

    /** A pattern over points, {@code device#point}. */
    static Glob points(String text) {
        int hash = text.indexOf('#');
        if (hash <= 0 || hash != text.lastIndexOf('#') || hash == text.length() - 1) {
            throw new Wrong(
                    "points are written device#point, with globs in either part, not '" + text + "'",
                    "such as \"plant/**#temperature\"");
        }
        return glob(text);
    }

    /** One point, {@code device#point}, without a pattern. */
    static PointId point(String text) {
        if (text.indexOf('*') >= 0) {
            throw new Wrong("'" + text + "' is a glob; here belongs one point", "name it: device#point");
        }
        return PointId.parse(text);
    }

    /** A duration longer than nothing. */
    static Duration duration(String text) {
        Duration duration = delay(text);
        if (duration.isZero()) {
            throw new Wrong("a duration of " + text + " is no duration", "write how long, like 30s, 5m or 1h");
        }
        return duration;
    }

    /** A duration that may be nothing. */
    static Duration delay(String text) {
        if (text.matches("\\d+([.,]\\d+)?")) {
            throw new Wrong(
                    "the duration " + text + " has no unit",
                    "write " + text + "s for seconds; ms, m, h and d are known too");
        }
        return DurationText.parse(text);
    }

    private static Glob glob(String text) {
        if (text.contains("***")) {
            throw new Wrong(
                    "the glob '" + text + "' holds more than two * in a row",
                    "* is any run within a level, ** across levels");
        }
        for (String level : text.split("/", -1)) {
            if (level.equals("+")) {
                throw new Wrong(
                        "the glob '" + text + "' holds a + for a level, as MQTT filters do", "write * for one level");
            }
        }
        return new Glob(text);
    }

    /** A CEL expression: only its brackets and quotes are looked at. */
    static String expression(String text) {
        Deque<Character> open = new ArrayDeque<>();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                open.push(")]}".charAt("([{".indexOf(c)));
            } else if (")]}".indexOf(c) >= 0 && (open.isEmpty() || open.pop() != c)) {
                throw new Wrong("the expression closes a " + c + " that is not open", "look at its brackets: " + text);
            }
        }
        if (quote != 0) {
            throw new Wrong("the expression opens a quote and never closes it", "add the closing " + quote);
        }
        if (!open.isEmpty()) {
            throw new Wrong("the expression does not close all its brackets", "add the missing " + open.peek());
        }
        return text;
    }
}
