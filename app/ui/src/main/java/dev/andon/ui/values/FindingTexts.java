package dev.andon.ui.values;

import dev.andon.model.Point;
import dev.andon.model.Presence;
import dev.andon.model.Range;
import dev.andon.runtime.LinkStatus;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.quality.Standing;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.Decimals;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import dev.andon.ui.tree.Connection;
import dev.andon.ui.tree.Finding;
import dev.andon.ui.tree.TreeNode;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A finding in words: what it is, how much, what is wrong with it, where, and since when. FX thread. */
public final class FindingTexts {

    private final ValueBoard.Sources sources;
    private final Decimals decimals;
    private final Words words;
    private final NumberText numbers;
    private final AgeText ages;
    private final LiveValue value = new LiveValue();

    /** Texts that stand by themselves. */
    public FindingTexts(ValueBoard.Sources sources, Words words) {
        this(sources, new Decimals(), words);
    }

    FindingTexts(ValueBoard.Sources sources, Decimals decimals, Words words) {
        this.sources = sources;
        this.decimals = decimals;
        this.words = words;
        this.numbers = new NumberText(words.locale());
        this.ages = new AgeText(words);
    }

    /**
     * What a row says; {@code nearby}: where, in short; {@code way}: the arrow where a value lies outside;
     * {@code grey}: whether the amount is not live.
     */
    record Line(
            String what,
            String amount,
            String unit,
            String why,
            String where,
            String nearby,
            String since,
            Icon way,
            boolean grey) {}

    Line line(Finding finding, long now) {
        String key = finding.since().atLatest() ? "attention.since.least" : "attention.since";
        String since = words.get(key, ages.duration(now - finding.since().time()));
        return switch (finding.of()) {
            case VALUE -> value(finding, since, now);
            case DEVICE ->
                new Line(
                        finding.node().title(),
                        finding.count() == 0 ? "" : numbers.format(finding.count(), 0),
                        finding.count() == 0 ? "" : words.get("attention.values", finding.count()),
                        why(finding),
                        sources.path().apply(finding.node().device()),
                        above(finding),
                        since,
                        Icon.OUTSIDE,
                        false);
            case LINK -> link(finding, since);
            case PLACE ->
                new Line(
                        finding.node().title(),
                        numbers.format(finding.count(), 0),
                        words.get("attention.devices", finding.count()),
                        inPart(finding)
                                ? words.get(finding.standing().key("attention.in-part."))
                                : words.get(finding.standing().key("attention.")),
                        above(finding),
                        above(finding),
                        since,
                        Icon.OUTSIDE,
                        false);
        };
    }

    /** A finding in one short line, seen from a place that it is in: {@code press3: Oil temperature 81.3 °C above 65 °C}, {@code Line 2: silent (22 devices)}. */
    public String brief(Finding finding, TreeNode from, long now) {
        Line line = line(finding, now);
        String amount = (line.amount() + ' ' + line.unit()).strip();
        String where = finding.node().equals(from) ? "" : finding.node().title() + ": ";
        if (finding.of() == Finding.Of.LINK) {
            return line.what() + ' ' + line.why() + " (" + amount + ')';
        }
        if (finding.of() == Finding.Of.VALUE) {
            return where
                    + Stream.of(line.what(), amount, line.why())
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" "));
        }
        return where + (amount.isEmpty() ? line.why() : line.why() + " (" + amount + ')');
    }

    /** A link by its name and its far end, with the number of devices that it feeds. */
    private Line link(Finding finding, String since) {
        LinkStatus link = Objects.requireNonNull(finding.link());
        String host = link.url().getAuthority() != null
                ? link.url().getAuthority()
                : link.url().toString();
        return new Line(
                words.get("attention.link", link.name()),
                numbers.format(finding.count(), 0),
                words.get("attention.devices", finding.count()),
                words.get("attention.link.lost"),
                host,
                host,
                since,
                Icon.OUTSIDE,
                false);
    }

    private Line value(Finding finding, String since, long now) {
        Point point = sources.points().point(finding.point());
        sources.live().read(finding.point(), value);
        QualityLook look = QualityLook.of(value, now, sources.live().cadence(finding.point()));
        // What is told is what was judged; the table may know more already, which is shown with the next pulse.
        boolean digits = look.digits() && finding.standing() != Standing.FAULT;
        String amount = digits ? amount(finding, point) : QualityLook.DASHES;
        Range limits = Standing.limits(point);
        boolean above = limits != null && finding.number() > limits.high();
        String why = finding.standing() == Standing.OUTSIDE && limits != null
                ? words.get(
                        above ? "attention.above" : "attention.below",
                        limit(above ? limits.high() : limits.low(), point))
                : why(finding);
        String device = finding.node().title();
        return new Line(
                point.title(),
                amount,
                point.unit().symbol(),
                why,
                at(device, sources.path().apply(finding.node().device())),
                at(device, above(finding)),
                since,
                above ? Icon.ABOVE : Icon.BELOW,
                look.grey() || !finding.standing().live());
    }

    private String amount(Finding finding, Point point) {
        double number = finding.number();
        if (!Double.isNaN(number)) {
            return numbers.format(number, decimals.of(finding.point(), point, number));
        }
        return switch (value.kind()) {
            case NUMBER -> "";
            case FLAG -> words.get(value.on() ? "value.yes" : "value.no");
            case TEXT -> "";
        };
    }

    private String why(Finding finding) {
        if (finding.standing() == Standing.SILENT
                && sources.presence().apply(finding.node().device()) instanceof Presence.Offline) {
            return words.get("attention.offline");
        }
        return words.get(finding.standing().key("attention."));
    }

    /** Whether devices of the place still speak, and only some of their values are missed. */
    private static boolean inPart(Finding finding) {
        boolean missed = finding.standing() == Standing.SILENT || finding.standing() == Standing.NEVER_HEARD;
        return missed && finding.node().devices(Connection.UNHEARD) < finding.count();
    }

    private String limit(double limit, Point point) {
        return (numbers.format(limit, NumberText.decimalsOf(limit))
                        + ' '
                        + point.unit().symbol())
                .strip();
    }

    private static String at(String device, String place) {
        return place.isEmpty() ? device : device + " · " + place;
    }

    private static String above(Finding finding) {
        var parent = finding.node().parent();
        return parent == null || parent.parent() == null ? "" : parent.title();
    }
}
