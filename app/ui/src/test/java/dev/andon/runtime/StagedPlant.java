package dev.andon.runtime;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.model.Quality;
import java.util.ArrayList;
import java.util.List;

/**
 * Points whose values, qualities and times a test sets by hand, with the same past every time: what a picture is taken of must not move. The real
 * tables, without ingest before them.
 */
public final class StagedPlant {

    /** The time at which everything is looked at, microseconds since 1970 UTC. */
    public static final long NOW = 1_760_000_000_000_000L;

    /** Microseconds. */
    public static final long SECOND = 1_000_000;

    private final PointTable points;
    private final LiveTable live = new LiveTable();
    private final List<SampleHook> hooks = new ArrayList<>();

    public StagedPlant(Workspace workspace) {
        points = new PointTable(workspace);
    }

    public PointTable points() {
        return points;
    }

    public LiveTable live() {
        return live;
    }

    /** Lets the hook see every sample from now on. */
    public void hook(SampleHook hook) {
        hooks.add(hook);
    }

    /** The handle of a point, which is made where there is none; its device is called by a title. */
    public int point(String id, String title, Kind kind) {
        PointId point = PointId.parse(id);
        int device = points.device(point.device(), "line");
        points.title(device, title);
        return points.point(device, point.point(), kind);
    }

    /**
     * A number as it stands in the live table.
     *
     * @param sourceTime microseconds since 1970 UTC, or {@link SampleBatch#NO_TIME}
     */
    public void stands(int point, double number, Quality quality, long sourceTime) {
        live.put(point, Kind.NUMBER, number, null, quality, sourceTime, NOW);
        live.cadence(point, 2 * SECOND);
    }

    /** A flag or a text as it stands in the live table. */
    public void stands(int point, Kind kind, boolean on, String text, Quality quality, long sourceTime) {
        live.put(point, kind, on ? 1 : 0, text, quality, sourceTime, NOW);
    }

    /** A number that was measured a while ago, for the hooks alone. */
    public void was(int point, double number, Quality quality, long time, boolean historical) {
        SampleBatch batch = new SampleBatch(1);
        batch.addNumber(point, number, time, time);
        batch.judge(0, quality, historical);
        hooks.forEach(hook -> hook.judged(batch));
    }
}
