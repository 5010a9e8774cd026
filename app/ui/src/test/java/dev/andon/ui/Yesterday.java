package dev.andon.ui;

import dev.andon.cache.Cache;
import dev.andon.model.PointId;
import dev.andon.runtime.Profile;
import dev.andon.runtime.Recording;
import dev.andon.runtime.SecretSources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** A plant that an earlier run recorded, after a start without a network: its link never comes up. */
public final class Yesterday implements AutoCloseable {

    public final ScriptedPlant plant;
    private final Recording recording;

    /**
     * Lets the earlier run be, ends it, and starts the next.
     *
     * @param lived what happened in the earlier one, whose link is up
     */
    public Yesterday(Path folder, List<Profile> profiles, Consumer<ScriptedPlant> lived) {
        try (Recording before = open(folder);
                ScriptedPlant earlier = new ScriptedPlant(before, profiles)) {
            earlier.link.up();
            lived.accept(earlier);
            Cache cache = before.cache().orElseThrow();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> cache.recorded() > 0);
        }
        recording = open(folder);
        plant = new ScriptedPlant(recording, profiles).look();
    }

    /** The handle of a point. */
    public int point(String id) {
        return plant.monitor.points().find(PointId.parse(id));
    }

    private static Recording open(Path folder) {
        return Recording.open(
                folder, new SecretSources(Map.of(), List.of(), folder), "the test", Recording.Begin.PLAIN);
    }

    @Override
    public void close() {
        plant.close();
        recording.close();
    }
}
