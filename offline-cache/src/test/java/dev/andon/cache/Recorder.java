package dev.andon.cache;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Another program that records as fast as it can, until it is killed: rows whose values are their numbers. For each batch it says up to which
 * number it has handed rows over, when, how many that were, and how many of them were on the disk.
 */
final class Recorder {

    static final byte[] KEY = new byte[32];
    static final String NAME = "the recorder";
    static final int POINTS = 40;

    /** Every so many microseconds a row. */
    static final long STEP = 2;

    static final int BATCH = 8_192;
    /** So many batches may wait: with more some would be dropped. */
    private static final int AHEAD = 8;

    private Recorder() {}

    /** Records until it is killed; the arguments are folder, time of row 0 in microseconds, number of the first row. */
    public static void main(String[] arguments) throws Exception {
        long begun = Long.parseLong(arguments[1]);
        long number = Long.parseLong(arguments[2]);
        Random random = new Random(number);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        try (Cache cache = Cache.open(Path.of(arguments[0]), NAME, KEY, Recorder::now)) {
            List<Integer> points = points(cache);
            long handed = 0;
            while (cache.state() instanceof CacheState.Recording) {
                Rows rows = cache.take();
                boolean twice = number > BATCH && random.nextInt(10) == 0;
                int turned = random.nextInt(BATCH);
                for (int i = 0; i < BATCH; i++) {
                    add(rows, points, begun, number + (i + turned) % BATCH - (twice ? BATCH / 2 : 0));
                }
                number += twice ? BATCH / 2 : BATCH;
                cache.put(rows);
                handed += BATCH;
                out.println(number + " " + now() + " " + handed + " " + cache.durable());
                out.flush();
                while (handed - cache.recorded() > AHEAD * BATCH) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
            }
        }
    }

    /** Begins to record in another process, which writes what it says to a file: not to a pipe, as what is in one goes with the process. */
    static Process start(Path folder, long begun, long number, Path said) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Recorder.class.getName(),
                        folder.toString(),
                        Long.toString(begun),
                        Long.toString(number))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static long now() {
        return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    }

    /** The points, of which the first is one of texts. */
    static List<Integer> points(Cache cache) {
        List<Integer> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(cache.point(new PointKey("plant", "press", "p" + i, i == 0 ? Kind.TEXT : Kind.NUMBER)));
        }
        return points;
    }

    private static void add(Rows rows, List<Integer> points, long begun, long number) {
        int place = (int) (number % POINTS);
        @Nullable String text = place == 0 ? "row " + number : null;
        rows.sample(
                points.get(place), begun + number * STEP, place == 0 ? 0 : (double) number, text, Quality.GOOD, false);
    }
}
