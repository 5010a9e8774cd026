package dev.andon.ui.quality;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.PointTable;
import dev.andon.ui.text.Decimals;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;

/** The newest value of a point in a few words with its unit, where there is no room for more: dashes where no digits may be shown. FX thread. */
public final class ValueText {

    private final PointTable points;
    private final LiveLook live;
    private final Words words;
    private final NumberText numbers;
    private final Decimals decimals = new Decimals();
    private final LiveValue value = new LiveValue();

    public ValueText(Monitor monitor, Words words) {
        this.points = monitor.points();
        this.live = LiveLook.of(monitor);
        this.words = words;
        this.numbers = new NumberText(words.locale());
    }

    /** How the newest value of a point looks; a handle below 0 is no point, and looks as one that was never heard. */
    public QualityLook look(int point, long now) {
        return point < 0 ? QualityLook.NOT_CONNECTED : live.read(point, value, now);
    }

    /** What the value is; empty for no point. */
    public String of(int handle, long now) {
        if (handle < 0) {
            return "";
        }
        if (!look(handle, now).digits()) {
            return QualityLook.DASHES;
        }
        String text = value.text();
        if (text != null) {
            return text;
        }
        if (value.kind() == Kind.FLAG) {
            return words.get(value.on() ? "value.yes" : "value.no");
        }
        Point point = points.point(handle);
        double number = value.number();
        int places = decimals.of(handle, point, number);
        String unit = point.unit().symbol();
        return unit.isEmpty() ? numbers.format(number, places) : numbers.format(number, places) + ' ' + unit;
    }
}
