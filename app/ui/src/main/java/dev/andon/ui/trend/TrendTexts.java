package dev.andon.ui.trend;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.util.ArrayList;
import java.util.List;

/** What a trend says in words and numbers. By one thread at a time. */
final class TrendTexts {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;

    private final Words words;
    private final NumberText numbers;
    private final TimeAxis times;
    private final AgeText ages;

    TrendTexts(Words words, TimeAxis times) {
        this.words = words;
        this.times = times;
        numbers = new NumberText(words.locale());
        ages = new AgeText(words);
    }

    /** A number with as many decimals as are wanted. */
    String number(double value, int decimals) {
        return numbers.format(value, decimals);
    }

    /**
     * A value with its unit.
     *
     * @param reach how far from zero the values go that are drawn
     */
    String value(Point shown, double value, double reach) {
        if (shown.kind() == Kind.FLAG) {
            return words.get(value != 0 ? "value.yes" : "value.no");
        }
        int decimals = Math.min(decimals(shown, reach), NumberText.decimalsOf(value));
        return unit(shown, numbers.format(value, decimals));
    }

    /** How long something lasts. */
    String duration(long micros) {
        return ages.duration(micros);
    }

    /** How many decimals tell anything of what is drawn. */
    private static int decimals(Point shown, double reach) {
        double span = shown.range() != null ? shown.range().width() : reach;
        return span > 0 ? NumberText.usefulDecimals(span) : 0;
    }

    private static String unit(Point shown, String number) {
        return (number + ' ' + shown.unit().symbol()).strip();
    }

    /**
     * What can be said of a stretch in a line.
     *
     * @param whole whether the share of time is that of the whole stretch, not of the time since recording began
     */
    String summary(Point shown, TrendSummary told, double reach, boolean whole, long now) {
        List<String> parts = new ArrayList<>();
        if (shown.kind() == Kind.NUMBER && !Double.isNaN(told.mean())) {
            int decimals = decimals(shown, reach);
            String mean = numbers.format(told.mean(), decimals);
            parts.add(words.get("trend.mean", mean, shown.unit().symbol()).strip());
            parts.add(words.get(
                    "trend.extremes", numbers.format(told.min(), decimals), numbers.format(told.max(), decimals)));
        }
        int known = (int) Math.floor(told.known() * 100 + 1e-9);
        if (known < 100) {
            parts.add(words.get(whole ? "trend.known" : "trend.live", known));
        }
        if (told.worn() > 0) {
            parts.add(words.get(told.worn() < 1 ? "trend.worn.partly" : "trend.worn"));
        }
        if (told.gapTo() == Gaps.OPEN) {
            parts.add(words.get("trend.gap.open", times.moment(told.gapFrom(), now, true)));
        } else if (told.gapFrom() != Long.MIN_VALUE) {
            parts.add(words.get(
                    "trend.gap",
                    times.moment(told.gapFrom(), now, true),
                    times.moment(told.gapTo(), told.gapFrom(), true)));
        }
        return String.join(" · ", parts);
    }

    /** All that stands at one place, a line each. */
    String reading(Point shown, Reading reading, double reach, long now) {
        List<String> lines = new ArrayList<>();
        boolean seconds = reading.to() - reading.from() < MINUTE;
        String time = times.moment(reading.from(), now, seconds);
        if (!seconds) {
            time = words.get("trend.span", time, times.moment(reading.to(), reading.from(), false));
        }
        lines.add(time + ' ' + times.zone(reading.from()));
        switch (reading.state()) {
            case NOTHING -> lines.add(words.get("trend.reading.nothing"));
            case GAP -> {
                lines.add(words.get("trend.reading.gap"));
                lines.add(words.get(reading.cause()));
            }
            case MEASURED, HELD, COARSE -> {
                lines.add(values(shown, reading, reach));
                lines.add(quality(reading));
            }
        }
        return String.join("\n", lines);
    }

    private String values(Point shown, Reading reading, double reach) {
        if (shown.kind() == Kind.FLAG || reading.low() == reading.high()) {
            return reading.low() == reading.high()
                    ? value(shown, reading.low(), reach)
                    : words.get("trend.reading.both", words.get("value.no"), words.get("value.yes"));
        }
        int decimals = decimals(shown, reach);
        return words.get(
                        "trend.reading.spread",
                        numbers.format(reading.low(), decimals),
                        numbers.format(reading.mean(), decimals),
                        numbers.format(reading.high(), decimals),
                        shown.unit().symbol())
                .strip();
    }

    private String quality(Reading reading) {
        List<String> parts = new ArrayList<>();
        switch (reading.state()) {
            case HELD -> parts.add(words.get("trend.reading.held"));
            case COARSE -> parts.add(words.get("trend.reading.coarse"));
            default -> {
                if (!reading.late() && reading.faith() == Faith.GOOD) {
                    parts.add(words.get("trend.reading.good"));
                }
            }
        }
        switch (reading.faith()) {
            case PARTLY -> parts.add(words.get("trend.reading.partly"));
            case UNCERTAIN -> parts.add(words.get("quality.uncertain"));
            case GOOD -> {}
        }
        if (reading.late()) {
            parts.add(words.get("quality.backfill"));
        }
        return String.join(" · ", parts);
    }
}
