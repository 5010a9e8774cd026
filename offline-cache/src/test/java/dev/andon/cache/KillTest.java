package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Quality;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that records at full rate is killed at any moment: what it knew to be on the disk is there, what it handed over just before may be
 * missing, nothing is there twice, and the time in which it did not run is a gap. {@code -Dkills=200 -Dlost=1000} kills more often, and holds what
 * is missing to a second, for a machine that does nothing else.
 */
class KillTest {

    private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final int KILLS_A_FILE = 8;
    // A quarter of a second between two commits, and the commit; which takes as long as it takes where many others
    // build beside
    // it.
    private static final long MOST_LOST = Long.getLong("lost", 5_000) * 1_000;
    private static final int MOST_MILLIS = 2_500;

    private final Random random = new Random(Long.getLong("seed", 1));
    private BitSet promised = new BitSet();
    private BitSet found = new BitSet();
    private long begun;
    private int next;
    private long longestLost;
    private long rows;

    /** Up to which number rows were handed over, when, how many in all, and how many of them were on the disk. */
    private record Handed(int number, long at, long rows, long durable) {}

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
        assertThat(longestLost).as("microseconds that were lost").isLessThanOrEqualTo(MOST_LOST);
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
        Path said = Files.createTempFile(folder, "said", "");
        Process recorder = Recorder.start(file, begun, next, said);
        boolean early = random.nextInt(8) == 0;
        try {
            if (!early) {
                Awaitility.await()
                        .atMost(60, TimeUnit.SECONDS)
                        .pollInterval(5, TimeUnit.MILLISECONDS)
                        .until(() -> Files.size(said) > 0 || !recorder.isAlive());
            }
            assertThat(recorder.waitFor(random.nextInt(MOST_MILLIS), TimeUnit.MILLISECONDS))
                    .as("it ended by itself")
                    .isFalse();
        } finally {
            recorder.destroyForcibly();
        }
        assertThat(recorder.waitFor(20, TimeUnit.SECONDS)).isTrue();
        List<Handed> handed = read(said);
        if (!handed.isEmpty()) {
            Handed last = handed.getLast();
            int sure = handed.stream()
                    .filter(one -> one.rows() <= last.durable())
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

    private static List<Handed> read(Path said) throws Exception {
        String text = Files.readString(said, StandardCharsets.US_ASCII);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> line.split(" ", -1))
                .map(words -> new Handed(
                        Integer.parseInt(words[0]),
                        Long.parseLong(words[1]),
                        Long.parseLong(words[2]),
                        Long.parseLong(words[3])))
                .toList();
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
            assertAllOf(promised, there, "on the disk before a kill");
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
