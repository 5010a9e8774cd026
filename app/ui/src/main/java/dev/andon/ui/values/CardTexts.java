package dev.andon.ui.values;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Presence;
import dev.andon.model.Quality;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words on a board's cards: what a device is called, where it stands, how it fares, what a value's mark means. FX thread. */
final class CardTexts {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private final ValueBoard.Sources sources;
    private final Words words;
    private final AgeText ages;
    private final NumberText numbers;
    private final LiveValue value = new LiveValue();
    private final Map<Integer, int[]> orders = new HashMap<>();
    private final Map<Integer, List<String>> keys = new HashMap<>();

    CardTexts(ValueBoard.Sources sources, Words words) {
        this.sources = sources;
        this.words = words;
        this.ages = new AgeText(words);
        this.numbers = new NumberText(words.locale());
    }

    /** A device's points in the order in which people want to see them. */
    int[] order(int device) {
        return orders.computeIfAbsent(device, sources.order()::apply);
    }

    /** The names of the points that speak for a device; none: nobody said. */
    List<String> key(int device) {
        return keys.computeIfAbsent(device, sources.key()::apply);
    }

    /** Whether any point of a device has an analog bar. */
    boolean hasBars(int device) {
        for (int point : order(device)) {
            if (AnalogBar.span(sources.points().point(point)) != null) {
                return true;
            }
        }
        return false;
    }

    /** Devices may have got points since. */
    void forget() {
        orders.clear();
        keys.clear();
    }

    String title(int device) {
        return sources.points().device(device).title();
    }

    String path(int device) {
        return sources.path().apply(device);
    }

    /** Says on a card how its device fares as a whole. */
    void fares(CardHead head, long now) {
        int device = head.device();
        long newest = SampleBatch.NO_TIME;
        boolean live = false;
        boolean stale = false;
        boolean bad = false;
        boolean restored = true;
        for (int point : sources.points().pointsOf(device)) {
            if (sources.live().read(point, value)) {
                Quality quality = value.quality();
                live |= quality.live();
                stale |= quality == Quality.STALE;
                bad |= quality == Quality.BAD;
                restored &= value.restored();
                newest = Math.max(newest, value.sourceTime());
            }
        }
        if (!live && stale) {
            boolean known = newest != SampleBatch.NO_TIME;
            // What only an earlier run heard may have spoken ever since.
            String silent = restored ? "device.heard" : "device.silent";
            head.fares(QualityLook.STALE, known ? words.get(silent, ages.format(now - newest)) : "");
        } else if (!live && bad) {
            head.fares(QualityLook.BAD, words.get("device.bad"));
        } else {
            head.fares(QualityLook.LIVE, presence(sources.presence().apply(device)));
        }
    }

    /** What the tooltip of a value says: the point with its unit, its quality, the exact time, and the last value where dashes stand. */
    String explain(Reading row) {
        String unit = row.point().unit().symbol();
        StringBuilder text = new StringBuilder(row.point().title())
                .append(unit.isEmpty() ? "" : " · " + unit)
                .append('\n')
                .append(row.point().id());
        QualityLook look = row.look();
        text.append('\n').append(row.meaning());
        LiveValue now = row.value();
        if (look.heard() && now.sourceTime() != SampleBatch.NO_TIME) {
            Instant measured = Instant.EPOCH.plus(now.sourceTime(), ChronoUnit.MICROS);
            text.append('\n').append(words.get("value.measured", EXACT.format(measured.atZone(sources.zone()))));
        }
        if (look == QualityLook.LONG_STALE || look == QualityLook.BAD) {
            String last = now.text() != null
                    ? now.text()
                    : numbers.format(now.number(), NumberText.decimalsOf(now.number())) + ' ' + unit;
            text.append('\n').append(words.get("value.last", last));
        }
        return text.toString();
    }

    private String presence(Presence presence) {
        return switch (presence) {
            case Presence.Online online -> "";
            case Presence.Unknown unknown -> "";
            case Presence.Offline offline -> words.get("device.offline");
            case Presence.Sleeping sleeping ->
                words.get("device.sleeping", CLOCK.format(sleeping.until().atZone(sources.zone())));
        };
    }
}
