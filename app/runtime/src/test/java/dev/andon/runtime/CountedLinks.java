package dev.andon.runtime;

import dev.andon.connector.ConnectionSettings;
import dev.andon.model.PointId;
import dev.andon.model.Quality;
import java.net.URI;
import java.util.List;

/** What the connections of scheme {@code counted} feed: each one device with one value, named after its host. */
record CountedLinks(Monitor monitor) {

    static ConnectionSettings counted(String name, String host) {
        return ConnectionSettings.of(name, URI.create("counted://" + host));
    }

    List<String> names() {
        return monitor.links().stream().map(LinkStatus::name).toList();
    }

    /** Of a host's value; below 0: it was never heard of. */
    int handle(String host) {
        return monitor.points().find(PointId.parse("device-of-" + host + "#value"));
    }

    Quality quality(String host) {
        LiveValue value = new LiveValue();
        int handle = handle(host);
        return handle >= 0 && monitor.live().read(handle, value) ? value.quality() : Quality.NOT_CONNECTED;
    }
}
