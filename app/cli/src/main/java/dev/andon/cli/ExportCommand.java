package dev.andon.cli;

import dev.andon.cache.Cache;
import dev.andon.cache.PointKey;
import dev.andon.cache.Unavailable;
import dev.andon.model.Glob;
import dev.andon.model.Problem;
import dev.andon.runtime.Micros;
import dev.andon.runtime.Recording;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code andon export}: what was recorded, as a file. A block of one point is in memory at a time, whatever is asked for. */
@Command(
        name = "export",
        description = {
            "Write what was recorded to a file: a line for each sample, point by point, in the order of time.",
            "Where nothing is known from then on stands a line without a value, with the cause in the column gap.",
            "It reads beside a running watch or window."
        })
final class ExportCommand implements Callable<Integer> {

    private static final Duration TELL_EVERY = Duration.ofSeconds(2);
    private static final int LOOK_EVERY = 1 << 12;
    private static final String STDOUT = "-";

    private final Printer printer;
    private final Supplier<Home> home;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--point",
            paramLabel = "GLOB",
            converter = PointFilter.class,
            description = "Only these points: device#point, where * is any run within a level and ** across levels.")
    private Glob point = PointFilter.ALL;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "From then on: ISO-8601, or so long ago as -24h; from the beginning where it is left out.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Before then; now where it is left out.")
    private String to = "now";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The zone that times are written in, and read in where they name none, such as Europe/Berlin;"
                    + " UTC where it is left out.")
    private String zone = "UTC";

    @Option(names = "--format", paramLabel = "csv|jsonl|parquet", description = "csv where it is left out.")
    private HistoryLine.Format format = HistoryLine.Format.csv;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file; the standard output where it is left out, or -.")
    private String out = STDOUT;

    @Option(names = "--no-gaps", description = "Leave out where gaps begin.")
    private boolean withoutGaps;

    private Deadline tellAgain = Deadline.in(TELL_EVERY);

    ExportCommand(Printer printer, Supplier<Home> home) {
        this.printer = printer;
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, Unavailable {
        ZoneId written = zone();
        long now = Micros.of(Clock.systemUTC().instant());
        long begin = from == null ? Long.MIN_VALUE : time("--from", from, written, now);
        long end = time("--to", to, written, now);
        if (begin >= end) {
            throw wrong("--from is not before --to");
        }
        try (Interruption interruption = Interruption.watch();
                Recording recording = home.get().toRead()) {
            Cache cache = recording.cache().orElseThrow();
            List<Integer> points = points(cache);
            return out.equals(STDOUT)
                    ? toStandardOutput(cache, points, begin, end, written, interruption)
                    : toFile(cache, points, begin, end, written, interruption);
        } catch (CancellationException asked) {
            printer.note("andon: asked to end before it was done; nothing is left behind");
            return 1;
        }
    }

    private List<Integer> points(Cache cache) {
        List<Integer> points = IntStream.range(0, cache.points())
                .boxed()
                .filter(number -> point.matches(
                        cache.key(number).device() + '#' + cache.key(number).name()))
                .sorted(Comparator.comparing(
                        cache::key,
                        Comparator.comparing(PointKey::connection)
                                .thenComparing(PointKey::device)
                                .thenComparing(PointKey::name)))
                .toList();
        if (points.isEmpty()) {
            throw new NotDone(new Problem(
                    cache.file().toString(),
                    "no point that was recorded fits " + point,
                    "andon cache usage tells how many there are; --point '**' is all"));
        }
        return points;
    }

    private int toFile(
            Cache cache, List<Integer> points, long begin, long end, ZoneId written, Interruption interruption)
            throws IOException, Unavailable {
        Path file = Path.of(out).toAbsolutePath().normalize();
        // Under another name until it is whole.
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            int code;
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                code = write(cache, points, begin, end, written, stream, interruption, file.toString());
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return code;
        } catch (IOException e) {
            throw new NotDone(new Problem(
                    file.toString(),
                    "cannot be written: " + e.getMessage(),
                    "check the folder, its rights and its room"));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private int toStandardOutput(
            Cache cache, List<Integer> points, long begin, long end, ZoneId written, Interruption interruption)
            throws IOException, Unavailable {
        OutputStream unclosed = new FilterOutputStream(printer.bytes()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                if (printer.broken()) {
                    throw new CancellationException("nobody reads any more");
                }
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
        try (OutputStream stream = new BufferedOutputStream(unclosed, 1 << 16)) {
            return write(cache, points, begin, end, written, stream, interruption, "the standard output");
        }
    }

    private int write(
            Cache cache,
            List<Integer> points,
            long begin,
            long end,
            ZoneId written,
            OutputStream stream,
            Interruption interruption,
            String target)
            throws IOException, Unavailable {
        long[] counts = new long[2];
        tellAgain = Deadline.in(TELL_EVERY);
        HistoryForm form = form(stream, written, begin, () -> row(counts, points.size(), interruption));
        Worn worn = new Worn(form);
        long lost = 0;
        for (int number : points) {
            // Of a point that has nothing there no row looks.
            look(counts, points.size(), interruption);
            form.point(cache.key(number), cache.unit(number));
            worn.point();
            lost += cache.rows(number, begin, end, worn);
            counts[1]++;
        }
        form.finish();
        printer.note("andon: " + form.rows() + " lines of " + points.size()
                + (points.size() == 1 ? " point" : " points") + " written to " + target + ", times in "
                + (written.equals(ZoneOffset.UTC) || format == HistoryLine.Format.parquet ? "UTC" : written.getId()));
        if (form.rows() == 0) {
            tellWhatThereIs(cache, points, written, interruption);
        }
        boolean whole = tellWhatIsWorn(cache, worn, written);
        if (lost > 0) {
            printer.problem(new Problem(
                    cache.file().toString(),
                    lost + " samples are damaged and are missing in the export",
                    "see andon cache check"));
        }
        return lost > 0 || !whole ? 1 : 0;
    }

    /** Who asked for a stretch of which there is nothing may have meant another. */
    private void tellWhatThereIs(Cache cache, List<Integer> points, ZoneId written, Interruption interruption)
            throws Unavailable {
        ZonedTime times = new ZonedTime(written);
        String of = points.size() == 1 ? "of this point" : "of these points";
        printer.note(Stretch.of(cache, points, () -> goOn(interruption))
                .map(stretch -> "andon: what is recorded " + of + " is from " + times.format(stretch.from()) + " to "
                        + times.format(stretch.to()) + "; --from and --to choose of that")
                .orElse("andon: no sample " + of + " is recorded yet"));
    }

    /** Whether all that was there when it began to be read is in the export. */
    private boolean tellWhatIsWorn(Cache cache, Worn worn, ZoneId written) {
        ZonedTime times = new ZonedTime(written);
        if (!worn.coarse().none()) {
            printer.note("andon: of " + worn.coarse().told(times)
                    + " only minutes or hours are left: hardly a sample of them is in the export;"
                    + " andon cache usage tells what is kept how long");
        }
        if (worn.dropped().none()) {
            return true;
        }
        printer.problem(new Problem(
                cache.file().toString(),
                "while it was read, what was recorded of " + worn.dropped().told(times)
                        + " was dropped, or taken out since it was damaged: the export has a hole there",
                "export anew what is left; andon cache usage tells what is kept how long"));
        return false;
    }

    private HistoryForm form(OutputStream stream, ZoneId written, long begin, Runnable each) throws IOException {
        return format == HistoryLine.Format.parquet
                ? new ParquetRows(stream, begin, !withoutGaps, each)
                : new HistoryLine(
                        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16),
                        format,
                        written,
                        begin,
                        !withoutGaps,
                        each);
    }

    private void row(long[] counts, int points, Interruption interruption) {
        if (++counts[0] % LOOK_EVERY == 0) {
            look(counts, points, interruption);
        }
    }

    private static void goOn(Interruption interruption) {
        if (interruption.asked()) {
            throw new CancellationException("asked to end");
        }
    }

    /** Now and then: whether to go on, and how far it is. */
    private void look(long[] counts, int points, Interruption interruption) {
        goOn(interruption);
        if (tellAgain.passed()) {
            tellAgain = Deadline.in(TELL_EVERY);
            printer.note("andon: " + counts[0] + " lines, " + counts[1] + " of " + points + " points done");
        }
    }

    private ZoneId zone() {
        try {
            return zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw wrong("--zone: there is no zone " + zone + "; write it like Europe/Berlin or UTC");
        }
    }

    private long time(String option, String text, ZoneId written, long now) {
        try {
            return Moment.parse(text, written, now);
        } catch (IllegalArgumentException e) {
            throw wrong(option + ": " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(new CommandLine(spec == null ? CommandSpec.create() : spec), message);
    }
}
