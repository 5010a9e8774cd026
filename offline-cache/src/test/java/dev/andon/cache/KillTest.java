package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Quality;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that records at full rate is killed at any moment: what it handed over a second before is there, nothing is there twice, and
 * the time in which it did not run is a gap. {@code -Dkills=200} kills more often.
 */
class KillTest {

    private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final int KILLS_A_FILE = 8;
    private static final long SECOND = 1_000_000;
    private static final int MOST_MILLIS = 2_500;

    private final Random random = new Random(Long.getLong("seed", 1));
    private BitSet promised = new BitSet();
    private BitSet found = new BitSet();
    private long begun;
    private int next;
    private long longestLost;
    private long rows;

    /** Up to which number rows were handed over, and when. */
    private record Handed(int number, long at) {}

    @TempDir
    Path folder;

    @Test
    void aKillLosesTheLastSecondAtMostAndNothingElse() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % KILLS_A_FILE == 0) {
                begin(folder.resolve("after-" + kill));
            }
            List<Handed> handed = recordAndKill(folder.resolve("after-" + kill / KILLS_A_FILE * KILLS_A_FILE));
            // Now and then the next one begins where the last was killed, without anybody looking in between.
            if (kill == KILLS - 1 || kill % KILLS_A_FILE == KILLS_A_FILE - 1 || random.nextInt(3) > 0) {
                verify(folder.resolve("after-" + kill / KILLS_A_FILE * KILLS_A_FILE), handed);
            }
        }
        LOG.info("{} kills, {} rows, at most {} ms were lost", KILLS, rows, longestLost / 1_000);
    }

    private void begin(Path file) throws Exception {
        Files.createDirectories(file);
        promised = new BitSet();
        found = new BitSet();
        begun = Recorder.now();
        next = 0;
    }

    /** What a recorder said before it was killed. */
    private List<Handed> recordAndKill(Path file) throws Exception {
        Process recorder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Recorder.class.getName(),
                        file.toString(),
                        Long.toString(begun),
                        Integer.toString(next))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Handed> handed = new ArrayList<>();
        boolean early = random.nextInt(8) == 0;
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> read = CompletableFuture.runAsync(() -> read(recorder, handed, first));
        try {
            if (!early) {
                first.get(60, TimeUnit.SECONDS);
            }
            await(recorder, random.nextInt(MOST_MILLIS));
        } finally {
            recorder.destroyForcibly();
        }
        assertThat(recorder.waitFor(20, TimeUnit.SECONDS)).isTrue();
        read.get(20, TimeUnit.SECONDS);
        if (!handed.isEmpty()) {
            Handed last = handed.getLast();
            int sure = handed.stream()
                    .filter(one -> one.at() <= last.at() - SECOND)
                    .mapToInt(Handed::number)
                    .max()
                    .orElse(next);
            promised.set(next, sure);
            rows += last.number() - next;
            // What was handed over between the last word and the kill.
            next = last.number() + (1 << 20);
        }
        return handed;
    }

    private static void await(Process recorder, int millis) throws Exception {
        try {
            recorder.onExit().get(millis, TimeUnit.MILLISECONDS);
            throw new AssertionError("the recorder ended by itself");
        } catch (TimeoutException alive) {
            // As it should be.
        }
    }

    private static void read(Process recorder, List<Handed> handed, CompletableFuture<Void> first) {
        BufferedReader reader = recorder.inputReader(StandardCharsets.US_ASCII);
        reader.lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            // The kill may cut the last one.
            if (words.length == 2
                    && words[1].length() == Long.toString(SECOND * SECOND).length() + 3) {
                handed.add(new Handed(Integer.parseInt(words[0]), Long.parseLong(words[1])));
                first.complete(null);
            }
        });
    }

    private void verify(Path file, List<Handed> handed) throws Exception {
        try (Cache cache = Cache.open(file, "the test", Recorder.KEY, Recorder::now)) {
            assertThat(cache.state()).isInstanceOf(CacheState.Recording.class);
            BitSet there = new BitSet();
            for (int point : Recorder.points(cache)) {
                Rising rising = new Rising(there, begun);
                assertThat(cache.rows(point, Long.MIN_VALUE, Long.MAX_VALUE, rising))
                        .as("damaged rows")
                        .isZero();
                if (rising.rows > 0) {
                    List<Gap> gaps = cache.gaps(point, Long.MIN_VALUE, Long.MAX_VALUE);
                    assertThat(gaps.getLast().cause()).isEqualTo(GapCause.NOT_RUNNING);
                    assertThat(gaps.getLast().to()).isEqualTo(Long.MAX_VALUE);
                    assertThat(gaps.getLast().from()).isGreaterThan(rising.lastSample);
                }
            }
            assertAllOf(promised, there, "handed over more than a second before a kill");
            assertAllOf(found, there, "found before");
            found = there;
            noteLost(there, handed);
        }
    }

    private static void assertAllOf(BitSet expected, BitSet there, String which) {
        BitSet missing = (BitSet) expected.clone();
        missing.andNot(there);
        assertThat(missing.cardinality())
                .as("rows %s and missing now, the first of them %d", which, missing.nextSetBit(0))
                .isZero();
    }

    private void noteLost(BitSet there, List<Handed> handed) {
        for (Handed one : handed) {
            if (!there.get(one.number() - 1)) {
                longestLost = Math.max(longestLost, handed.getLast().at() - one.at());
            }
        }
    }

    /** Sees to it that every row is what was written, later than the one before. */
    private static final class Rising implements RowVisitor {
        private final BitSet there;
        private final long begun;
        private long last = Long.MIN_VALUE;
        private long lastSample;
        private int rows;

        Rising(BitSet there, long begun) {
            this.there = there;
            this.begun = begun;
        }

        @Override
        public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
            int row = text == null ? (int) number : Integer.parseInt(text.substring("row ".length()));
            if (time <= last || time != begun + row * Recorder.STEP || quality != Quality.GOOD) {
                throw new AssertionError("row " + row + " at " + time + ", after " + last);
            }
            there.set(row);
            last = time;
            lastSample = time;
            rows++;
        }

        @Override
        public void gap(long time, GapCause cause) {
            assertThat(time).isGreaterThan(last);
            assertThat(cause).isEqualTo(GapCause.NOT_RUNNING);
            last = time;
        }
    }
}
