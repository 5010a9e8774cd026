package dev.andon.cli;

import dev.andon.cache.Cache;
import dev.andon.cache.Loss;
import dev.andon.cache.Salvaged;
import dev.andon.connector.LinkState;
import dev.andon.model.Problem;
import dev.andon.runtime.Health;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Recording;
import dev.andon.runtime.WorkspaceReading;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code andon watch}: stays awake near the plant and records everything, without a window. */
@Command(
        name = "watch",
        description = {
            "Record everything that is heard, without a window, until Ctrl+C or SIGTERM.",
            "Prints 'ready' as soon as every connection was tried and the history is kept."
        })
final class WatchCommand implements Callable<Integer> {

    private static final int TOLD = 10;
    private static final Duration GLANCE = Duration.ofMillis(100);
    // What a connection may take to say for the first time how it fares.
    private static final Duration FIRST_WORD = Duration.ofSeconds(10);
    // Of the time there is to end, the rest is the cache's.
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private final Printer printer;
    private final Supplier<Home> home;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private HistoryOptions history = new HistoryOptions();

    @Option(names = "--json", description = "Print what is told as JSON objects: event, time, and what belongs to it.")
    private boolean json;

    private @Nullable Problem told;

    WatchCommand(Printer printer, Supplier<Home> home) {
        this.printer = printer;
        this.home = home;
    }

    @Override
    public Integer call() throws InterruptedException {
        WorkspaceReading reading = source.reading(printer);
        try (Interruption interruption = Interruption.watch();
                Recording recording = history.open(home.get(), "andon watch", printer);
                Monitor monitor = Monitor.of(reading.workspace(), recording)) {
            recording.cache().map(Cache::salvaged).ifPresent(this::tellOfSalvage);
            recording.cache().map(Cache::losses).ifPresent(this::tellOfLosses);
            LinkWatch links = new LinkWatch(monitor, printer);
            TroubleWatch troubles = new TroubleWatch(monitor, printer);
            FilesWatch files = new FilesWatch(monitor, printer, reading.problems());
            monitor.start();
            boolean down = follow(monitor, links, troubles, files, interruption);
            troubles.end();
            monitor.close(LEAVE);
            recording.close();
            end(monitor.health());
            return down ? 1 : 0;
        }
    }

    /** Until something ends it; whether that is because nothing can be connected. */
    private boolean follow(
            Monitor monitor, LinkWatch links, TroubleWatch troubles, FilesWatch files, Interruption interruption)
            throws InterruptedException {
        Deadline firstWord = Deadline.in(FIRST_WORD);
        boolean ready = false;
        do {
            links.look();
            troubles.look();
            tellOfHistory(monitor.recording());
            files.look();
            if (links.allDown()) {
                return true;
            }
            if (!ready && monitor.recording().records() && (spoken(monitor) || firstWord.passed())) {
                ready = true;
                ready(monitor);
            }
        } while (!interruption.await(GLANCE));
        return false;
    }

    private static boolean spoken(Monitor monitor) {
        return monitor.links().stream().noneMatch(link -> link.state() instanceof LinkState.Connecting);
    }

    private void ready(Monitor monitor) {
        monitor.recording().cache().ifPresent(cache -> {
            if (json) {
                printer.json(line -> {
                    line.writeStartObject();
                    line.writeStringProperty("event", "ready");
                    line.writeStringProperty("time", now(monitor));
                    line.writeStringProperty("workspace", monitor.workspace().id());
                    line.writeNumberProperty("connections", monitor.links().size());
                    line.writeStringProperty("history", cache.file().toString());
                    line.writeBooleanProperty("encrypted", cache.encrypted());
                    line.writeEndObject();
                });
            } else {
                printer.line("ready");
            }
            if (!cache.encrypted()) {
                printer.note(
                        "andon: the history in " + cache.file() + " is not encrypted; andon cache rekey encrypts it");
            }
        });
        printer.flush();
    }

    private static String now(Monitor monitor) {
        return new IsoTime().format(monitor.now());
    }

    private void tellOfSalvage(Salvaged salvaged) {
        printer.problem(new Problem(
                salvaged.report().file().toString(),
                "the history was damaged (" + salvaged.why() + "); "
                        + (salvaged.report().unread()
                                ? "nothing of it could be read"
                                : count(salvaged.report().rows(), "row") + " were saved; "
                                        + LossText.lost(salvaged.report())),
                "the damaged file is kept as " + salvaged.aside() + "; delete it when you need it no more"));
    }

    /** What was found damaged at the start. */
    private void tellOfLosses(List<Loss> losses) {
        losses.stream().limit(TOLD).map(LossText::problem).forEach(printer::problem);
        if (!losses.isEmpty()) {
            printer.note("andon: " + count(losses.size(), "thing")
                    + " damaged in the history; andon cache check goes through all of it");
        }
    }

    /** A trouble once, and its end. */
    private void tellOfHistory(Recording recording) {
        Problem trouble = recording.obstacle().orElse(null);
        if (!Objects.equals(trouble, told)) {
            if (trouble == null) {
                printer.note("andon: the history is kept again");
            } else {
                printer.problem(trouble);
            }
            told = trouble;
        }
    }

    private void end(Health health) {
        printer.flush();
        printer.note("andon: recorded " + count(health.recorded(), "row"));
        if (health.unrecorded() + health.dropped() > 0) {
            printer.note("andon: " + count(health.unrecorded() + health.dropped(), "sample")
                    + " could not be recorded, and are gaps in the history");
        }
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
