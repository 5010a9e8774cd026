package dev.andon.cli;

import dev.andon.model.Glob;
import dev.andon.model.Point;
import dev.andon.model.Problem;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Pin;
import dev.andon.runtime.Workspace;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code andon tail}: every sample as it arrives, in order, and every point that ceases to be live. */
@Command(
        name = "tail",
        description = {
            "Print every sample as it arrives, one a line, until Ctrl+C.",
            "A point that ceases to be live is printed once more, as STALE or NOT_CONNECTED."
        },
        footer = {
            "",
            QualityHelp.TITLE,
            QualityHelp.GOOD,
            QualityHelp.UNCERTAIN,
            QualityHelp.STALE,
            QualityHelp.BAD,
            QualityHelp.NOT_CONNECTED,
            QualityHelp.BACKFILL,
            QualityHelp.PAGE
        })
final class TailCommand implements Callable<Integer> {

    private static final int MOST_AT_ONCE = 4096;
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Printer printer;
    private final int capacity;

    @Mixin
    private SourceOptions from = new SourceOptions();

    @Option(
            names = "--point",
            paramLabel = "GLOB",
            converter = PointFilter.class,
            description = "Only these points: device#point, where * is any run within a level and ** across levels.")
    private Glob point = PointFilter.ALL;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long once connected, such as 5s; until Ctrl+C where it is left out.")
    private @Nullable Duration time;

    @Option(
            names = "--json",
            description = "One JSON object a line: time, received, point, value, quality, historical.")
    private boolean json;

    private final List<String> names = new ArrayList<>();
    private final IsoTime source = new IsoTime();
    private final IsoTime received = new IsoTime();
    private boolean heard;

    TailCommand(Printer printer) {
        this(printer, SampleTap.CAPACITY);
    }

    /** @param capacity samples that may wait for a slow reader */
    TailCommand(Printer printer, int capacity) {
        this.printer = printer;
        this.capacity = capacity;
    }

    @Override
    public Integer call() throws InterruptedException {
        Workspace workspace = from.workspace(printer);
        try (Interruption interruption = Interruption.watch();
                Monitor monitor = Monitor.of(workspace)) {
            SampleTap tap = new SampleTap(monitor.points(), point, capacity);
            LinkWatch links = new LinkWatch(monitor, printer);
            TroubleWatch troubles = new TroubleWatch(monitor, printer);
            try (Pin pin = monitor.hook(tap)) {
                monitor.start();
                if (!follow(monitor, tap, links, troubles, interruption, new ListeningTime(time, links))) {
                    return 0;
                }
            }
            // Unhooked before the connections close, which is no news of the plant.
            List<TappedSample> rest = new ArrayList<>();
            tap.drain(rest, capacity, Duration.ZERO);
            rest.forEach(sample -> print(sample, monitor));
            printer.flush();
            troubles.end();
            return end(links, tap, monitor.health().dropped(), interruption);
        }
    }

    /** Prints until something ends it; false when nobody reads any more. */
    private boolean follow(
            Monitor monitor,
            SampleTap tap,
            LinkWatch links,
            TroubleWatch troubles,
            Interruption interruption,
            ListeningTime listening)
            throws InterruptedException {
        List<TappedSample> samples = new ArrayList<>();
        while (!interruption.asked() && !listening.over()) {
            samples.clear();
            tap.drain(samples, MOST_AT_ONCE, listening.atMost(GLANCE));
            samples.forEach(sample -> print(sample, monitor));
            if (samples.size() < MOST_AT_ONCE && printer.broken()) {
                return false;
            }
            links.look();
            troubles.look();
        }
        return true;
    }

    private int end(LinkWatch links, SampleTap tap, long missed, Interruption interruption) {
        if (tap.dropped() > 0) {
            printer.note(
                    "andon: " + tap.dropped() + " samples were dropped, as the reader of this output was too slow");
        }
        if (missed > 0) {
            printer.note("andon: " + missed + " samples were dropped, as this machine could not keep up with them");
        }
        if (links.everUp() && !links.allDown()) {
            if (!heard) {
                printer.note("andon: connected, but nothing was heard"
                        + (point.equals(PointFilter.ALL) ? "" : " of " + point));
            }
            return 0;
        }
        if (!interruption.asked() && !links.allDown()) {
            printer.problem(new Problem("", "nothing could be connected in that time", links.reasons()));
        }
        return 1;
    }

    private void print(TappedSample sample, Monitor monitor) {
        if (!json && !heard) {
            printer.line(Columns.tail("TIME", "VALUE", "QUALITY", "POINT"));
        }
        heard = true;
        if (json) {
            printer.json(line -> write(line, sample, monitor));
        } else {
            printer.line(text(sample, monitor));
        }
    }

    private void write(JsonGenerator line, TappedSample sample, Monitor monitor) {
        line.writeStartObject();
        SampleText.time(line, "time", sample.sourceTime(), source);
        SampleText.time(line, "received", sample.receivedTime(), received);
        line.writeStringProperty("point", name(sample.point(), monitor));
        if (sample.valued()) {
            SampleText.value(line, "value", sample.kind(), sample.number(), sample.text());
        } else {
            line.writeNullProperty("value");
        }
        line.writeStringProperty("quality", sample.quality().name());
        line.writeBooleanProperty("historical", sample.historical());
        line.writeEndObject();
    }

    private String text(TappedSample sample, Monitor monitor) {
        Point known = monitor.points().point(sample.point());
        ZoneId zone = monitor.workspace().timeZone();
        return Columns.tail(
                SampleText.time(sample.sourceTime(), zone),
                sample.valued()
                        ? SampleText.value(sample.kind(), sample.number(), sample.text(), known.unit())
                        : SampleText.NONE,
                sample.quality().name() + (sample.historical() ? " late" : ""),
                name(sample.point(), monitor));
    }

    /** The point's text form, made once for each point. */
    private String name(int handle, Monitor monitor) {
        while (names.size() <= handle) {
            names.add(monitor.points().point(names.size()).id().toString());
        }
        return names.get(handle);
    }
}
