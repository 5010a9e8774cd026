package dev.andon.ui.values;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.model.Range;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.quality.LiveLook;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.quality.Standing;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.Decimals;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import org.jspecify.annotations.Nullable;

/**
 * A live value as it is to be shown: its look, its digits or its word, its age, and which way it lies outside its limits. Used for one point after
 * another; a text is only made anew when it differs. FX thread.
 */
public final class Reading {

    /** What stands where the value is shown. */
    public enum Form {
        NUMBER,
        DASHES,
        WORD
    }

    private static final long NOT_SHOWN = Long.MIN_VALUE;

    private final LiveLook live;
    private final Words words;
    private final NumberText numbers;
    private final AgeText ages;
    private final LiveValue value = new LiveValue();
    private int handle = -1;
    private int alike;
    private Point point;
    private Decimals decimals;
    private QualityLook look = QualityLook.NOT_CONNECTED;
    private Form form = Form.DASHES;
    private String text = QualityLook.DASHES;
    private long shown = NOT_SHOWN;
    private int shownPlaces;

    /** @param decimals how many decimals each point is shown with, by its handle */
    public Reading(LiveLook live, Point first, Decimals decimals, NumberText numbers, AgeText ages, Words words) {
        this.live = live;
        this.point = first;
        this.decimals = decimals;
        this.numbers = numbers;
        this.ages = ages;
        this.words = words;
    }

    /** Takes on a point; it is read by the next {@link #refresh}. */
    public void begin(int newHandle, Point newPoint) {
        begin(newHandle, newPoint, newHandle);
    }

    /**
     * The same among values that are to be written alike.
     *
     * @param newAlike the same for all that are written with the same number of decimals, 0 or above
     */
    public void begin(int newHandle, Point newPoint, int newAlike) {
        handle = newHandle;
        alike = newAlike;
        point = newPoint;
        shown = NOT_SHOWN;
        look = QualityLook.NOT_CONNECTED;
        form = Form.DASHES;
        text = QualityLook.DASHES;
    }

    /** Reads the point as it is now. */
    public void refresh(long now) {
        look = live.read(handle, value, now);
        if (!look.digits()) {
            form = Form.DASHES;
            text = QualityLook.DASHES;
            shown = NOT_SHOWN;
        } else if (value.kind() == Kind.NUMBER) {
            form = Form.NUMBER;
            writeNumber();
        } else {
            form = Form.WORD;
            text = word();
            shown = NOT_SHOWN;
        }
    }

    public int handle() {
        return handle;
    }

    public Point point() {
        return point;
    }

    public QualityLook look() {
        return look;
    }

    /** What was read last. */
    public LiveValue value() {
        return value;
    }

    public Form form() {
        return form;
    }

    /** The digits, the dashes or the word; the same string while nothing about it changes. */
    public String text() {
        return text;
    }

    /** How old the value is, in words. */
    public String age(long now) {
        if (!look.heard()) {
            return words.get(look == QualityLook.WAITING ? "age.waiting" : "age.never");
        }
        return value.sourceTime() == SampleBatch.NO_TIME
                ? words.get("age.last-known")
                : ages.format(now - value.sourceTime());
    }

    /** What the quality means, in words. */
    public String meaning() {
        Range range = point.range();
        boolean beyond = look == QualityLook.UNCERTAIN
                && value.kind() == Kind.NUMBER
                && range != null
                && !range.contains(value.number());
        return words.get(beyond ? "quality.out-of-range" : look.key());
    }

    /** The value in words, for those who cannot see it. */
    public String spoken(String age) {
        String said = look.digits() ? text + ' ' + point.unit().symbol() : words.get(look.key());
        return words.get("value.spoken", point.title(), said.strip(), meaning(), age);
    }

    /** Which way the value lies outside its limits; null: it does not, or nobody can say. */
    public @Nullable Icon way() {
        Range limits = value.kind() == Kind.NUMBER ? Standing.limits(point) : null;
        if (limits == null || !value.quality().live() || limits.contains(value.number())) {
            return null;
        }
        return value.number() > limits.high() ? Icon.ABOVE : Icon.BELOW;
    }

    /** What an analog bar of the value spans; null: it has none. */
    public @Nullable Range span() {
        return point.kind() == Kind.NUMBER ? AnalogBar.span(point) : null;
    }

    private void writeNumber() {
        int places = decimals.of(alike, point, value.number());
        long scaled = NumberText.scaled(value.number(), places);
        if (scaled != shown || places != shownPlaces) {
            shown = scaled;
            shownPlaces = places;
            text = numbers.format(value.number(), places);
        }
    }

    private String word() {
        if (value.kind() == Kind.FLAG) {
            return words.get(value.on() ? "value.yes" : "value.no");
        }
        String said = value.text();
        return said == null ? "" : said;
    }
}
