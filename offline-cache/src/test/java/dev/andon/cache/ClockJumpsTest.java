package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody sets the clock again and again, by up to a month and either way: all is committed, in its order, and nothing is lost. */
class ClockJumpsTest {

    private static final long SECOND = 1_000_000;
    private static final long MONTH = 30 * 24 * 3_600 * SECOND;
    private static final long NOON = 1_700_000_000 * SECOND;
    private static final PointKey PRESSURE = new PointKey("plant", "press", "pressure", Kind.NUMBER);
    private static final int STARTS = 5;
    private static final int JUMPS = 10;

    @TempDir
    Path folder;

    private final Random random = new Random(4);
    private final AtomicLong clock = new AtomicLong(NOON);
    private int recorded;

    @Test
    void nothingIsLostAndCommitsGoOn() throws Exception {
        for (int start = 0; start < STARTS; start++) {
            try (Cache cache = Cache.open(folder, "the test", CacheFile.KEY, clock::get)) {
                assertThat(numbers(cache)).isEqualTo(numbersBelow(recorded));
                for (int jump = 0; jump < JUMPS; jump++) {
                    record(cache);
                    jump();
                    await().atMost(Duration.ofSeconds(10))
                            .pollInterval(Duration.ofMillis(2))
                            .until(() -> cache.durable() == cache.recorded());
                }
                assertThat(numbers(cache)).isEqualTo(numbersBelow(recorded));
                assertThat(cache.state()).isInstanceOf(CacheState.Recording.class);
                assertThat(cache.losses()).isEmpty();
            }
            jump();
        }
    }

    /** By a second or up to a month. */
    private void jump() {
        long by = (long) (SECOND * Math.pow((double) MONTH / SECOND, random.nextDouble()));
        clock.addAndGet(random.nextBoolean() ? by : -by);
    }

    /** Some rows, of which the sources say a time that goes on as if nothing had happened. */
    private void record(Cache cache) {
        Rows rows = cache.take();
        int point = cache.point(PRESSURE);
        for (int more = 1 + random.nextInt(300); more > 0; more--) {
            rows.sample(point, NOON + recorded * SECOND, recorded, null, Quality.GOOD, false);
            recorded++;
        }
        long expected = cache.recorded() + rows.size();
        cache.put(rows);
        await().pollInterval(Duration.ofMillis(2)).until(() -> cache.recorded() == expected);
    }

    private static List<Double> numbersBelow(int bound) {
        return DoubleStream.iterate(0, number -> number + 1)
                .limit(bound)
                .boxed()
                .toList();
    }

    private static List<Double> numbers(Cache cache) throws Unavailable {
        List<Double> numbers = new ArrayList<>();
        cache.rows(cache.point(PRESSURE), 0, Long.MAX_VALUE, new RowVisitor() {
            @Override
            public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
                assertThat(time).isEqualTo(NOON + ((long) number) * SECOND);
                numbers.add(number);
            }

            @Override
            public void gap(long time, GapCause cause) {
                assertThat(cause).isEqualTo(GapCause.NOT_RUNNING);
            }
        });
        return numbers;
    }
}
