package dev.andon.bench;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.ConnectorProvider;
import dev.andon.connector.Hop;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Makes {@link WindowSource}s for {@code bench://host?devices=N&points=N&rate=N&moving=true}. */
public final class WindowSources implements ConnectorProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("bench");
    }

    @Override
    public Set<String> options() {
        return Set.of();
    }

    @Override
    public Connector open(ConnectionSettings settings) {
        return new WindowSource(settings.options());
    }

    @Override
    public List<Hop> examine(ConnectionSettings settings, Duration limit) {
        return List.of();
    }
}
