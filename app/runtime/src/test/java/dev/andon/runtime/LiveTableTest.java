package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.lang.invoke.VarHandle;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LiveTableTest {

    private final LiveTable table = new LiveTable();

    @Test
    void aReaderNeverSeesTheValueOfOneSampleWithTheTimeOfAnother() {
        table.put(0, Kind.NUMBER, 0, null, Quality.GOOD, 0, 0);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 2_000_000; i++) {
                table.put(0, Kind.NUMBER, i, null, Quality.GOOD, i, i);
            }
        });
        LiveValue value = new LiveValue();
        do {
            table.read(0, value);
            assertThat(value.sourceTime()).isEqualTo((long) value.number()).isEqualTo(value.receivedTime());
        } while (!writer.isDone());
        writer.join();
    }

    @Test
    void theNewestValueOfEveryPointReachesAReaderThatDrainsAlongside() {
        int points = 5_000;
        DirtySet dirty = table.watch();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int round = 1; round <= 200; round++) {
                for (int point = 0; point < points; point++) {
                    table.put(point, Kind.NUMBER, round, null, Quality.GOOD, round, round);
                }
                VarHandle.fullFence();
                for (int point = 0; point < points; point++) {
                    table.mark(point);
                }
            }
        });
        double[] seen = new double[points];
        LiveValue value = new LiveValue();
        boolean last;
        do {
            last = writer.isDone();
            dirty.drain(point -> {
                table.read(point, value);
                seen[point] = value.number();
            });
        } while (!last);
        writer.join();
        assertThat(seen).containsOnly(200);
    }

    @Test
    void aNewWatcherIsGivenEverythingThatHasAValue() {
        table.put(3, Kind.NUMBER, 1, null, Quality.GOOD, 1, 1);
        table.put(2_000, Kind.NUMBER, 1, null, Quality.GOOD, 1, 1);
        assertThat(drained(table.watch())).containsExactlyInAnyOrder(3, 2_000);
    }

    @Test
    void aClosedWatcherHearsNothingMore() {
        DirtySet dirty = table.watch();
        dirty.close();
        table.mark(1);
        assertThat(drained(dirty)).isEmpty();
        assertThat(table.watched()).isFalse();
    }

    @Property
    void aPointStandsInTheSetOnceHoweverOftenItChanged(@ForAll Set<@IntRange(max = 200_000) Integer> points) {
        DirtySet dirty = new DirtySet(set -> {});
        points.forEach(dirty::mark);
        points.forEach(dirty::mark);
        assertThat(drained(dirty)).isEqualTo(points);
        assertThat(drained(dirty)).isEmpty();
    }

    private static Set<Integer> drained(DirtySet dirty) {
        Set<Integer> seen = new HashSet<>();
        dirty.drain(point -> assertThat(seen.add(point)).isTrue());
        return seen;
    }
}
