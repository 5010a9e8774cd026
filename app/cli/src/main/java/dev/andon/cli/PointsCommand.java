package dev.andon.cli;

import dev.andon.model.Glob;
import dev.andon.model.Point;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code andon points}: listens for a while, then prints what points there are. */
@Command(
        name = "points",
        description =
                "Listen for a while, then print every point that was heard: device, name, kind, unit, cadence, quality, last value.",
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
final class PointsCommand implements Callable<Integer> {

    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Printer printer;

    @Mixin
    private SourceOptions source = new SourceOptions();

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
            description = "How long to listen once connected; 5s where it is left out.")
    private Duration time = Duration.ofSeconds(5);

    @Option(
            names = "--json",
            description = "One JSON object a line: point, device, name, kind, unit, cadenceMs, quality, last.")
    private boolean json;

    PointsCommand(Printer printer) {
        this.printer = printer;
    }

    /**
     * What is printed of a point.
     *
     * @param cadence milliseconds between two samples; null while unknown
     * @param value null: none
     */
    private record Row(
            Point point,
            @Nullable Long cadence,
            Quality quality,
            @Nullable LiveValue value) {}

    @Override
    public Integer call() throws InterruptedException {
        Workspace workspace = source.workspace(printer);
        try (Interruption interruption = Interruption.watch();
                Monitor monitor = Monitor.of(workspace)) {
            LinkWatch links = new LinkWatch(monitor, printer);
            TroubleWatch troubles = new TroubleWatch(monitor, printer);
            monitor.start();
            ListeningTime listening = new ListeningTime(time, links);
            while (!listening.over() && !interruption.await(listening.atMost(GLANCE))) {
                links.look();
                troubles.look();
            }
            links.look();
            troubles.end();
            if (!links.everUp()) {
                if (!links.allDown()) {
                    printer.problem(new Problem("", "nothing could be connected in that time", links.reasons()));
                }
                return 1;
            }
            print(rows(monitor));
            return 0;
        }
    }

    private List<Row> rows(Monitor monitor) {
        return IntStream.range(0, monitor.points().size())
                .mapToObj(handle -> row(monitor, handle))
                .filter(row -> point.matches(row.point.id().toString()))
                .sorted(Comparator.comparing(row -> row.point.id()))
                .toList();
    }

    private static Row row(Monitor monitor, int handle) {
        LiveValue value = new LiveValue();
        monitor.live().read(handle, value);
        long cadence = monitor.live().cadence(handle);
        boolean valued = value.quality() != Quality.BAD && value.quality() != Quality.NOT_CONNECTED;
        return new Row(
                monitor.points().point(handle),
                cadence == 0 ? null : Math.round(cadence / 1e3),
                value.quality(),
                valued ? value : null);
    }

    private void print(List<Row> rows) {
        if (rows.isEmpty()) {
            printer.note(
                    "andon: connected, but nothing was heard" + (point.equals(PointFilter.ALL) ? "" : " of " + point));
        } else if (json) {
            rows.forEach(row -> printer.json(line -> write(line, row)));
        } else {
            List<List<String>> table = new ArrayList<>();
            table.add(List.of("POINT", "NAME", "KIND", "UNIT", "CADENCE", "QUALITY", "LAST"));
            rows.forEach(row -> table.add(cells(row)));
            Columns.lines(table).forEach(printer::line);
        }
        printer.flush();
    }

    private static void write(JsonGenerator line, Row row) {
        Point point = row.point;
        line.writeStartObject();
        line.writeStringProperty("point", point.id().toString());
        line.writeStringProperty("device", point.id().device());
        line.writeStringProperty("name", point.title());
        line.writeStringProperty("kind", point.kind().word());
        line.writeStringProperty(
                "unit", point.unit().equals(Unit.NONE) ? null : point.unit().code());
        line.writeName("cadenceMs");
        if (row.cadence == null) {
            line.writeNull();
        } else {
            line.writeNumber(row.cadence);
        }
        line.writeStringProperty("quality", row.quality.name());
        if (row.value == null) {
            line.writeNullProperty("last");
        } else {
            SampleText.value(line, "last", row.value.kind(), row.value.number(), row.value.text());
        }
        line.writeEndObject();
    }

    private static List<String> cells(Row row) {
        Point point = row.point;
        return List.of(
                point.id().toString(),
                point.title(),
                point.kind().word(),
                point.unit().symbol().isEmpty() ? SampleText.NONE : point.unit().symbol(),
                row.cadence == null ? SampleText.NONE : row.cadence + " ms",
                row.quality.name(),
                row.value == null
                        ? SampleText.NONE
                        : SampleText.value(row.value.kind(), row.value.number(), row.value.text(), point.unit()));
    }
}
