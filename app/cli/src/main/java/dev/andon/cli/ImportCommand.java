package dev.andon.cli;

import dev.andon.cache.Cache;
import dev.andon.cache.CacheState;
import dev.andon.cache.PointKey;
import dev.andon.cache.Rows;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.model.Problem;
import dev.andon.model.Unit;
import dev.andon.runtime.Recording;
import dev.andon.runtime.Wrong;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code andon import}: history that was recorded elsewhere. The file is read twice: what has a mistake changes nothing. */
@Command(
        name = "import",
        description = {
            "Take samples from a CSV file into the history, marked as delivered late.",
            "Columns: device,point,time,value and, where there is one, quality; or a header that names these in",
            "any order, and may name connection, kind, unit and gap, as andon export does. With semicolons or",
            "tabs between them numbers may be written like 20,5. What was heard live stays; of what came late,",
            "the newest import counts."
        })
final class ImportCommand implements Callable<Integer> {

    /** The one that can be read. */
    enum Format {
        csv
    }

    private static final String ELSEWHERE = "import";
    private static final NavigableSet<String> NOWHERE = Collections.emptyNavigableSet();
    private static final int MOST_MISTAKES = 100;
    private static final long MOST_WAITING = 1 << 18;
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final Printer printer;
    private final Supplier<Home> home;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    // The only one there is, so that it need not be read.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--format", paramLabel = "csv", description = "The form of the file; csv is the only one.")
    private Format format = Format.csv;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The zone of times that name none; UTC where it is left out.")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(
            names = "--connection",
            paramLabel = "NAME",
            description =
                    "What brought the samples, as andon export names it; where it is left out, what the device was"
                            + " recorded of before.")
    private @Nullable String connection;

    @Mixin
    private HistoryOptions history = new HistoryOptions();

    private final Map<Named, Kind> kinds = new HashMap<>();
    private final Map<String, NavigableSet<String>> connections = new HashMap<>();
    private int mistakes;

    ImportCommand(Printer printer, Supplier<Home> home) {
        this.printer = printer;
        this.home = home;
    }

    /** Two connections may each have a device of one name, whose points are of other kinds. */
    private record Named(String connection, PointId point) {}

    private interface Taker {
        void take(ImportLine line) throws InterruptedException;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Interruption interruption = Interruption.watch()) {
            learn();
            each(this::check);
            if (mistakes > 0) {
                printer.note("andon: " + mistakes + (mistakes == 1 ? " mistake" : " mistakes")
                        + " in the file, so nothing was imported");
                return 1;
            }
            try (Recording recording = history.open(home.get(), "andon import", printer)) {
                Cache cache = recording.cache().orElseThrow();
                tellOfNew();
                Filling filling = new Filling(cache, interruption);
                each(filling::take);
                return filling.end();
            }
        }
    }

    /** What was recorded before: whose the devices are, and what the values of their points are. */
    private void learn() {
        try (Recording recording = Recording.read(home.get().data(), home.get().secrets())) {
            recording.cache().ifPresent(cache -> {
                for (int number = 0; number < cache.points(); number++) {
                    PointKey key = cache.key(number);
                    connections
                            .computeIfAbsent(key.device(), device -> new TreeSet<>())
                            .add(key.connection());
                    kinds.put(new Named(key.connection(), new PointId(key.device(), key.name())), key.kind());
                }
            });
        }
    }

    /** A name that is mistyped would begin a history of its own. */
    private void tellOfNew() {
        NavigableSet<String> recorded = new TreeSet<>();
        connections.values().forEach(recorded::addAll);
        if (connection != null && !recorded.contains(connection)) {
            printer.note("andon: nothing was recorded of a connection " + connection + " before: it is new"
                    + (recorded.isEmpty() ? "" : "; recorded are " + String.join(", ", recorded)));
        }
    }

    private void check(ImportLine line) {
        Named name = named(line);
        if (line.gap() != null) {
            return;
        }
        Kind before = kinds.computeIfAbsent(name, it -> line.kind() != null ? line.kind() : line.guessedKind());
        Kind kind = line.kind() != null ? line.kind() : before;
        // Refuses what is none of this kind.
        double unused = line.number(kind);
    }

    private PointKey key(ImportLine line) {
        Named named = named(line);
        Kind kind = line.kind() != null ? line.kind() : kinds.getOrDefault(named, Kind.NUMBER);
        return new PointKey(
                named.connection(), line.point().device(), line.point().point(), kind);
    }

    private Named named(ImportLine line) {
        String said = connection != null ? connection : line.connection();
        return new Named(said != null ? said : recordedOf(line.point().device()), line.point());
    }

    private String recordedOf(String device) {
        NavigableSet<String> known = connections.getOrDefault(device, NOWHERE);
        if (known.size() > 1) {
            throw new Wrong(
                    device + " was recorded of " + String.join(" and of ", known), "name one with --connection");
        }
        return known.isEmpty() ? ELSEWHERE : known.first();
    }

    /** On its way into the cache, which never waits: this does. */
    private final class Filling {

        private final Cache cache;
        private final Interruption interruption;
        private final Map<PointKey, Integer> numbers = new HashMap<>();
        private final long before;
        private final long droppedBefore;
        private Rows rows;
        private long handed;
        private long samples;

        Filling(Cache cache, Interruption interruption) {
            this.cache = cache;
            this.interruption = interruption;
            this.before = cache.durable();
            this.droppedBefore = cache.dropped();
            this.rows = cache.take();
        }

        void take(ImportLine line) throws InterruptedException {
            if (rows.full()) {
                handOver();
            }
            PointKey key = key(line);
            int point = numbers.computeIfAbsent(key, cache::point);
            if (!line.unit().equals(Unit.NONE)) {
                cache.describe(point, line.unit(), cache.title(point));
            }
            if (line.gap() != null) {
                rows.gap(point, line.time(), line.gap());
                return;
            }
            samples++;
            rows.sample(
                    point,
                    line.time(),
                    line.number(key.kind()),
                    key.kind() == Kind.TEXT ? line.value() : null,
                    line.quality(),
                    true);
        }

        int end() throws InterruptedException {
            handOver();
            await(0);
            long gaps = handed - samples;
            printer.note("andon: " + samples + (samples == 1 ? " sample" : " samples")
                    + (gaps == 0 ? "" : " and " + gaps + (gaps == 1 ? " gap" : " gaps")) + " of " + numbers.size()
                    + (numbers.size() == 1 ? " point" : " points") + " imported"
                    + (numbers.isEmpty() ? "" : " of " + String.join(", ", filled()))
                    + ", times without a zone read as "
                    + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()));
            return 0;
        }

        private NavigableSet<String> filled() {
            return numbers.keySet().stream().map(PointKey::connection).collect(Collectors.toCollection(TreeSet::new));
        }

        private void handOver() throws InterruptedException {
            handed += rows.size();
            cache.put(rows);
            rows = cache.take();
            await(MOST_WAITING);
        }

        private void await(long most) throws InterruptedException {
            // On the disk: what is only in memory may still find no room.
            while (handed - (cache.durable() - before) > most) {
                if (cache.state() instanceof CacheState.Stopped stopped) {
                    throw new NotDone(new Problem(
                            stopped.why().where(),
                            "not everything could be written: " + stopped.why().what(),
                            "see to that, and import it again: what is there already does no harm"));
                }
                if (cache.dropped() > droppedBefore) {
                    throw new NotDone(new Problem(
                            cache.file().toString(),
                            "not everything could be taken",
                            "import it again: what is there already does no harm"));
                }
                if (interruption.await(GLANCE)) {
                    throw new NotDone(new Problem(
                            file.toString(),
                            "asked to end after " + handed + " samples",
                            "import it again for the rest"));
                }
            }
        }
    }

    /** Reads the file; what is wrong in a line is told with its place, and the next is read. */
    private void each(Taker taker) throws InterruptedException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            List<String> columns = ImportLine.USUAL;
            char separator = ',';
            int number = 0;
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                int begin = ++number;
                // Some programs begin a file with a mark of its byte order.
                text = begin == 1 ? text.replace("\uFEFF", "") : text;
                @Nullable List<String> cells = ImportLine.cells(text, separator);
                while (cells == null) {
                    String more = in.readLine();
                    if (more == null) {
                        break;
                    }
                    number++;
                    text = text + '\n' + more;
                    cells = ImportLine.cells(text, separator);
                }
                if (begin == 1 && cells != null) {
                    separator = ImportLine.separator(text);
                    cells = ImportLine.cells(text, separator);
                    List<String> header =
                            ImportLine.header(Objects.requireNonNull(cells)).orElse(List.of());
                    if (!header.isEmpty()) {
                        columns = header;
                        continue;
                    }
                }
                if (!text.isBlank()) {
                    line(begin, columns, cells, separator, taker);
                }
            }
        } catch (CharacterCodingException e) {
            throw new NotDone(new Problem(file.toString(), "is not written in UTF-8", "save it as UTF-8"));
        } catch (IOException e) {
            throw new NotDone(new Problem(file.toString(), "cannot be read: " + e.getMessage(), "check its name"));
        }
    }

    private void line(int number, List<String> columns, @Nullable List<String> cells, char separator, Taker taker)
            throws InterruptedException {
        try {
            if (cells == null) {
                throw new Wrong("a quote is opened and never closed", "close it, or double it where it is meant");
            }
            taker.take(ImportLine.read(columns, cells, separator, zone));
        } catch (Wrong wrong) {
            if (++mistakes <= MOST_MISTAKES) {
                printer.problem(new Problem(file + ":" + number, wrong.what(), wrong.remedy()));
            }
        }
    }
}
