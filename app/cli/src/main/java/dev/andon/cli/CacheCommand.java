package dev.andon.cli;

import dev.andon.cache.Cache;
import dev.andon.cache.Report;
import dev.andon.cache.Unavailable;
import dev.andon.cache.Usage;
import dev.andon.runtime.Recording;
import dev.andon.runtime.WorkspaceSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code andon cache}: the file of what was recorded. */
@Command(
        name = "cache",
        description = {
            "Look after the file of what was recorded.",
            "usage tells what each connection has, and what will be dropped next; check reads all of it and",
            "tells what is damaged; rekey seals it under a fresh key, and encrypts it where it was not."
        })
final class CacheCommand implements Callable<Integer> {

    /** What can be done; as it is written. */
    enum Deed {
        usage,
        check,
        rekey
    }

    private static final Duration TELL_EVERY = Duration.ofSeconds(2);
    private static final int PERCENT = 100;
    // Of what is damaged, so much is told.
    private static final int TOLD = 100;

    private final Printer printer;
    private final Supplier<Home> home;

    @Parameters(index = "0", paramLabel = "usage|check|rekey", description = "What to do.")
    private Deed deed = Deed.usage;

    @Option(names = "--json", description = "With usage and check: one JSON object.")
    private boolean json;

    CacheCommand(Printer printer, Supplier<Home> home) {
        this.printer = printer;
        this.home = home;
    }

    @Override
    public Integer call() throws Unavailable, IOException {
        int code = switch (deed) {
            case usage -> usage();
            case check -> check();
            case rekey -> rekey();
        };
        printer.flush();
        return code;
    }

    private int usage() throws IOException, Unavailable {
        try (Recording recording = home.get().toRead()) {
            Cache cache = recording.cache().orElseThrow();
            cache.keep(WorkspaceSnapshot.bounds(cache));
            List<Usage> usages = cache.usage();
            long bytes = bytes(cache.file());
            if (json) {
                printer.json(line -> {
                    line.writeStartObject();
                    line.writeStringProperty("file", cache.file().toString());
                    line.writeNumberProperty("bytes", bytes);
                    line.writeBooleanProperty("encrypted", cache.encrypted());
                    line.writeNumberProperty("points", cache.points());
                    line.writeName("connections");
                    line.writeStartArray();
                    usages.forEach(usage -> UsageText.write(line, usage));
                    line.writeEndArray();
                    line.writeEndObject();
                });
            } else {
                printer.line(cache.file() + ": " + UsageText.bytes(bytes) + ", "
                        + (cache.encrypted() ? "encrypted" : "not encrypted"));
                printer.line(count(cache.points(), "point") + " of " + count(connections(cache), "connection"));
                UsageText.lines(usages).forEach(printer::line);
            }
            return 0;
        }
    }

    private static long connections(Cache cache) {
        return IntStream.range(0, cache.points())
                .mapToObj(number -> cache.key(number).connection())
                .distinct()
                .count();
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** With what SQLite keeps beside it. */
    private static long bytes(Path file) throws IOException {
        try (Stream<Path> all = Files.list(file.toAbsolutePath().getParent())) {
            long sum = 0;
            for (Path one : all.filter(it -> it.getFileName().toString().startsWith(file.getFileName() + ""))
                    .toList()) {
                sum += Files.size(one);
            }
            return sum;
        }
    }

    private int check() {
        Report report = home.get().check(progress("checked"));
        report.losses().stream().limit(TOLD).map(LossText::problem).forEach(printer::problem);
        if (json) {
            printer.json(line -> {
                line.writeStartObject();
                line.writeStringProperty("file", report.file().toString());
                line.writeNumberProperty("blocks", report.blocks());
                line.writeNumberProperty("rows", report.rows());
                line.writeNumberProperty("damaged", report.count());
                line.writeNumberProperty("lost", report.lost());
                line.writeBooleanProperty("unread", report.unread());
                line.writeEndObject();
            });
        } else {
            printer.line(told(report));
        }
        if (!report.whole()) {
            printer.note((report.count() > TOLD
                            ? "andon: these are the first " + TOLD + "; the others are alike. "
                            : "andon: ")
                    + "What can be read is saved by itself when the window or andon watch next opens the file");
        }
        return report.whole() ? 0 : 1;
    }

    private static String told(Report report) {
        if (report.unread()) {
            return "how much of it can be saved is known once it was salvaged";
        }
        return count(report.rows(), "row") + " can be read, in " + count(report.blocks(), "block")
                + " and what came last"
                + (report.whole()
                        ? "; nothing is damaged"
                        : "; " + count(report.count(), "thing") + " damaged; " + LossText.lost(report));
    }

    /** Tells now and then how far it is. */
    private DoubleConsumer progress(String what) {
        return new DoubleConsumer() {
            private Deadline again = Deadline.in(TELL_EVERY);

            @Override
            public void accept(double part) {
                if (again.passed()) {
                    again = Deadline.in(TELL_EVERY);
                    printer.note("andon: " + (int) (part * PERCENT) + " % " + what);
                }
            }
        };
    }

    private int rekey() throws Unavailable, IOException {
        long unreadable = home.get().rekey(progress("sealed anew"));
        printer.note("andon: the history is sealed under a fresh key, which is kept in "
                + home.get().secrets().place());
        if (unreadable > 0) {
            printer.note("andon: " + unreadable + " rows were damaged before, and stay so");
        }
        return 0;
    }
}
