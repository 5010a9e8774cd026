package dev.andon.connector.mqtt;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import org.jspecify.annotations.Nullable;

/** One point as one topic feeds it. Decides what a value that does not fit the point's kind becomes. */
final class Feed {

    /** A feed that leads nowhere: there was no room for its point. */
    static final Feed NOWHERE = new Feed(-1, Kind.TEXT);

    private final int point;
    private final Kind kind;
    private @Nullable String lastText;

    /**
     * A feed of a point.
     *
     * @param point its handle; below 0: nowhere
     * @param kind the kind of its first value
     */
    Feed(int point, Kind kind) {
        this.point = point;
        this.kind = kind;
    }

    /** A feed that leads nowhere and knows a text, so that the same one is recognised. */
    static Feed remembering(String text) {
        Feed feed = new Feed(-1, Kind.TEXT);
        feed.remember(text);
        return feed;
    }

    /** From now on this text is the one that is recognised. */
    void remember(String text) {
        lastText = text;
    }

    /** The handle of the point; below 0: nowhere. */
    int point() {
        return point;
    }

    /** Whether words belong here, so that digits in quotes are a word too. */
    boolean takesWords() {
        return kind == Kind.TEXT;
    }

    /** The text that came last, to be used again when the same comes; null: none yet. */
    @Nullable
    String lastText() {
        return lastText;
    }

    /** A number, of any point: a state word's point may well turn out to be measured. Null, or what is wrong with it. */
    @Nullable
    String number(Samples out, double number, long time) {
        if (point < 0) {
            return null;
        }
        if (!Double.isFinite(number)) {
            bad(out, time);
            return number + " is not a finite number";
        }
        if (kind == Kind.FLAG && (number == 0 || number == 1)) {
            out.flag(point, number == 1, time);
        } else {
            out.number(point, number, time);
        }
        return null;
    }

    /** A flag. */
    void flag(Samples out, boolean on, long time) {
        if (point >= 0) {
            out.flag(point, on, time);
        }
    }

    /**
     * A text. Where a number or a flag is expected ({@code err}, {@code unavailable}) it is no value: the point is bad until it measures again.
     * Null, or what is wrong with it.
     */
    @Nullable
    String text(Samples out, String text, long time) {
        if (point < 0) {
            return null;
        }
        if (kind == Kind.TEXT) {
            lastText = text;
            out.text(point, text, time);
            return null;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("on")) {
            out.flag(point, true, time);
            return null;
        }
        if (text.equalsIgnoreCase("false") || text.equalsIgnoreCase("off")) {
            out.flag(point, false, time);
            return null;
        }
        bad(out, time);
        return "'" + Words.shortened(text) + "' where a " + kind.word() + " was before";
    }

    /** No value could be read, or the source says that it has none. */
    void bad(Samples out, long time) {
        if (point >= 0) {
            out.bad(point, kind, time);
        }
    }

    /** The same, with the time of receipt. */
    void bad(Samples out) {
        bad(out, SampleBatch.NO_TIME);
    }
}
