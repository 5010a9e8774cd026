package dev.andon.cli;

import dev.andon.cache.AuditReport;
import dev.andon.cache.Cache;
import dev.andon.cache.GapCause;
import dev.andon.cache.PointKey;
import dev.andon.cache.RowVisitor;
import dev.andon.cache.Unavailable;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import dev.andon.runtime.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code andon cache}: the file of what was recorded. */
@Command(
        name = "cache",
        description = {
            "Look after the file of what was recorded.",
            "usage tells what it holds; check reads all of it and tells what is damaged; rekey seals it under",
            "a fresh key, and encrypts it where it was not."
        })
final class CacheCommand implements Callable<Integer> {

    /** What can be done; as it is written. */
    enum Deed {
        usage,
        check,
        rekey
    }

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

    private int usage() throws IOException {
        try (Recording recording = home.get().toRead()) {
            Cache cache = recording.cache().orElseThrow();
            long bytes = bytes(cache.file());
            long connections = Stream.iterate(0, number -> number < cache.points(), number -> number + 1)
                    .map(number -> cache.key(number).connection())
                    .distinct()
                    .count();
            if (json) {
                printer.json(line -> {
                    line.writeStartObject();
                    line.writeStringProperty("file", cache.file().toString());
                    line.writeNumberProperty("bytes", bytes);
                    line.writeBooleanProperty("encrypted", cache.encrypted());
                    line.writeNumberProperty("points", cache.points());
                    line.writeNumberProperty("connections", connections);
                    line.writeEndObject();
                });
            } else {
                printer.line(cache.file() + ": " + String.format(Locale.ROOT, "%.1f MB, ", bytes / 1e6)
                        + (cache.encrypted() ? "encrypted" : "not encrypted"));
                printer.line(cache.points()
                        + (cache.points() == 1 ? " point of " : " points of ")
                        + connections
                        + (connections == 1 ? " connection" : " connections"));
            }
            return 0;
        }
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

    private int check() throws Unavailable {
        try (Recording recording = home.get().toRead()) {
            Cache cache = recording.cache().orElseThrow();
            Count count = new Count();
            long lost = 0;
            for (int number = 0; number < cache.points(); number++) {
                long missing = cache.rows(number, Long.MIN_VALUE, Long.MAX_VALUE, count);
                if (missing > 0) {
                    PointKey key = cache.key(number);
                    printer.problem(new Problem(
                            key.device() + '#' + key.name(), missing + " samples are damaged and cannot be read", ""));
                    lost += missing;
                }
            }
            AuditReport audit = cache.verifyAudit();
            if (audit.broken() != null) {
                printer.problem(new Problem("audit", audit.broken(), "see andon audit verify"));
            }
            told(cache, count.rows, lost, audit);
            return lost > 0 || audit.broken() != null ? 1 : 0;
        }
    }

    private void told(Cache cache, long rows, long lost, AuditReport audit) {
        if (json) {
            printer.json(line -> {
                line.writeStartObject();
                line.writeStringProperty("file", cache.file().toString());
                line.writeNumberProperty("rows", rows);
                line.writeNumberProperty("damaged", lost);
                line.writeBooleanProperty("audit", audit.broken() == null);
                line.writeEndObject();
            });
        } else {
            printer.line(rows + " rows of " + cache.points() + " points can be read"
                    + (lost == 0 ? "; nothing is damaged" : "; " + lost + " are damaged"));
        }
    }

    private int rekey() throws Unavailable, IOException {
        long unreadable = home.get().rekey(part -> {});
        printer.note("andon: the history is sealed under a fresh key, which is kept in "
                + home.get().secrets().place());
        if (unreadable > 0) {
            printer.note("andon: " + unreadable + " rows were damaged before, and stay so");
        }
        return 0;
    }

    private static final class Count implements RowVisitor {

        private long rows;

        @Override
        public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
            rows++;
        }

        @Override
        public void gap(long time, GapCause cause) {
            rows++;
        }
    }
}
