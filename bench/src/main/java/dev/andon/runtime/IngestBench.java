package dev.andon.runtime;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.model.Quality;
import dev.andon.model.Sample;
import dev.andon.model.Value;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One sample from the inbox to the table, judged; beside it a map from names to sample objects, unjudged. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IngestBench {

    private static final int SAMPLES = 1_000;

    private final Workspace workspace = Workspace.of(ConnectionSettings.of("bench", URI.create("bench://here")));
    private final PointTable points = new PointTable(workspace);
    private final LiveTable live = new LiveTable();
    private final TroubleLog troubles = new TroubleLog(() -> 0);
    private final IngestQueue queue = new IngestQueue();
    private final Ingest ingest = new Ingest(queue, points, live, new Sessions(points), troubles, () -> this.now);
    private final ConnectionInbox inbox =
            new ConnectionInbox("bench", points, queue, troubles, new Taps(points, troubles), () -> this.now);
    private final DirtySet watcher = live.watch();
    private final Map<PointId, Sample> map = new ConcurrentHashMap<>();
    private long now = 1_760_000_000_000_000L;

    /** Ours, with one watcher and its dirty set. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public DirtySet judged() {
        now += 1_000;
        SampleBatch batch = inbox.take();
        for (int i = 0; i < SAMPLES; i++) {
            batch.addNumber(i, i, now, now);
        }
        inbox.put(batch);
        ingest.work();
        return watcher;
    }

    /** The usual way. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public Map<PointId, Sample> mapped() {
        Instant at = Instant.now();
        for (int i = 0; i < SAMPLES; i++) {
            PointId id = new PointId("device" + i, "value");
            map.put(id, new Sample(id, new Value.Num(i), Quality.GOOD, at, at, false));
        }
        return map;
    }

    /** Makes the points known. */
    @Setup
    public void meet() {
        for (int i = 0; i < SAMPLES; i++) {
            points.point(points.device("device" + i, "bench"), "value", Kind.NUMBER);
        }
    }
}
