package dev.andon.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures the cache beside what one would write first: {@code append | year}, or fills one: {@code fill FOLDER MILLIONS sealed|plain}. Prints rows of the table. */
public final class CacheBench {

    private static final int ROUNDS = 3;
    private static final long OURS = 10_000_000;
    private static final long TABLES = 2_000_000;
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final int YEAR_SECONDS = 31_536_000;
    private static final int PIXELS = 1_600;

    private CacheBench() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "append" -> append();
            case "year" -> year();
            case "fill" ->
                fill(Path.of(arguments[1]), Long.parseLong(arguments[2]) * 1_000_000, arguments[3].equals("sealed"));
            default -> throw new IllegalArgumentException("append, year or fill");
        }
    }

    private static void append() throws Exception {
        for (History history : List.of(
                new CacheHistory(true), new CacheHistory(false), new TableHistory(false), new TableHistory(true))) {
            boolean ours = history instanceof CacheHistory;
            long count = ours ? OURS : TABLES;
            int rounds = ours ? ROUNDS : 1;
            double wall = Double.MAX_VALUE;
            double cpu = Double.MAX_VALUE;
            double size = 0;
            for (int round = 0; round < rounds; round++) {
                Path folder = Files.createTempDirectory("andon-bench");
                PlantLike plant = new PlantLike();
                long before = cpu();
                long begin = System.nanoTime();
                history.begin(folder);
                plant.next(count, (point, time, value) -> add(history, point, time, value));
                history.finish();
                wall = Math.min(wall, (System.nanoTime() - begin) / 1e9);
                cpu = Math.min(cpu, (cpu() - before) / 1e9);
                size = bytes(folder) / (double) count;
                delete(folder);
            }
            WindowBench.row(
                    "plant-like samples appended, durable, " + count / 1_000_000 + " million",
                    history.name(),
                    "%.2f million/s".formatted(count / wall / 1e6),
                    "%.2f million/s a core, the generator included".formatted(count / cpu / 1e6),
                    "%.2f bytes a sample on disk".formatted(size));
        }
    }

    private static void fill(Path folder, long count, boolean sealed) throws Exception {
        try (CacheHistory cache = new CacheHistory(sealed)) {
            cache.begin(folder);
            new PlantLike().next(count, (point, time, value) -> add(cache, point, time, value));
            cache.finish();
        }
        System.err.printf("%.2f GB in %s%n", bytes(folder) / 1e9, folder);
    }

    private static void year() throws Exception {
        Path folder = Files.createTempDirectory("andon-bench");
        try (CacheHistory cache = new CacheHistory(true)) {
            yearOf(cache, folder.resolve("cache"));
        }
        try (TableHistory table = new TableHistory(false)) {
            yearOf(table, Files.createDirectory(folder.resolve("sqlite")));
        }
        try (TableHistory table = new TableHistory(true)) {
            yearOf(table, Files.createDirectory(folder.resolve("duck")));
        }
        delete(folder);
    }

    private static void yearOf(History history, Path folder) throws Exception {
        history.begin(folder);
        double walk = 20;
        java.util.Random random = new java.util.Random(1);
        for (int second = 0; second < YEAR_SECONDS; second++) {
            walk += random.nextGaussian() * 0.05;
            history.add(0, PlantLike.BEGIN + second * SECOND, Math.rint(walk * 100) / 100);
        }
        history.finish();
        history.begin(folder);
        long end = PlantLike.BEGIN + YEAR_SECONDS * SECOND;
        double firstDay = millis(() -> history.envelope(0, end - DAY, end, PIXELS));
        double firstYear = millis(() -> history.envelope(0, PlantLike.BEGIN, end, PIXELS));
        boolean slow = firstYear > 2_000;
        double day = warm(30, round -> {
            long from = PlantLike.BEGIN + round * 11L * DAY;
            return history.envelope(0, from, from + DAY, PIXELS);
        });
        double year = slow ? firstYear : warm(20, round -> history.envelope(0, PlantLike.BEGIN, end, PIXELS));
        double force = warm(slow ? 1 : 5, round -> (int) history.rows(0, PlantLike.BEGIN, end));
        WindowBench.row(
                "one point at 1 Hz, to %,d pixels".formatted(PIXELS),
                history.name(),
                "24 h: first %.0f ms, warm %.1f ms".formatted(firstDay, day),
                "a year: first %.0f ms, warm %.1f ms".formatted(firstYear, year),
                "all %,d samples of it read: %.0f ms".formatted(YEAR_SECONDS, force));
    }

    private interface Step {
        int run() throws Exception;
    }

    private interface Round {
        int run(int round) throws Exception;
    }

    private static double millis(Step step) throws Exception {
        long begin = System.nanoTime();
        if (step.run() <= 0) {
            throw new IllegalStateException("nothing was found");
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    /** The middle of so many, after as many that do not count. */
    private static double warm(int rounds, Round round) throws Exception {
        double[] times = new double[rounds];
        for (int i = 0; i < 2 * rounds; i++) {
            int now = i % rounds;
            times[now] = millis(() -> round.run(now));
        }
        Arrays.sort(times);
        return times[rounds / 2];
    }

    private static void add(History history, int point, long time, double value) {
        try {
            history.add(point, time, value);
        } catch (Exception e) { // thread root
            throw new IllegalStateException(e);
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long sum = 0;
            for (Path file : files.toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
