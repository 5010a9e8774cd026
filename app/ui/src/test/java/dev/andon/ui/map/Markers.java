package dev.andon.ui.map;

import dev.andon.model.Place;
import dev.andon.model.Presence;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Workspace;
import dev.andon.ui.ScriptedLink;
import dev.andon.ui.tree.DeviceTree;
import java.util.List;

/** Markers without a plant behind them. */
final class Markers {

    private static final Place PLACE =
            new Place("hall", "Hall", Place.Level.SITE, null, null, null, List.of(), List.of());

    private Markers() {}

    static Marker at(double x, double y) {
        Workspace empty = Workspace.of(ScriptedLink.fresh().settings());
        try (Monitor monitor = Monitor.of(empty)) {
            DeviceTree tree =
                    new DeviceTree(empty, monitor.points(), monitor.live(), device -> Presence.UNKNOWN, "elsewhere");
            Marker marker = Marker.place(tree.root(), PLACE);
            marker.stand(x, y);
            return marker;
        }
    }
}
