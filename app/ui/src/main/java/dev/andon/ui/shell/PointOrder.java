package dev.andon.ui.shell;

import dev.andon.model.Device;
import dev.andon.runtime.PointTable;
import dev.andon.runtime.Profile;
import dev.andon.runtime.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The order in which people want to see a device's points: that of its profile; what the profile does not name comes after, as it was met. */
final class PointOrder {

    private final PointTable points;
    private final Workspace workspace;

    PointOrder(PointTable points, Workspace workspace) {
        this.points = points;
        this.workspace = workspace;
    }

    /** The handles of a device's points, in order. */
    int[] of(int handle) {
        Device device = points.device(handle);
        int[] met = points.pointsOf(handle);
        Optional<Profile> profile = device.profile() == null ? Optional.empty() : workspace.profileOf(device.id());
        if (profile.isEmpty()) {
            return met;
        }
        List<String> names = new ArrayList<>(profile.get().points().keySet());
        return Arrays.stream(met)
                .boxed()
                .sorted(Comparator.comparingInt(point -> rank(names, point)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int rank(List<String> names, int point) {
        int rank = names.indexOf(points.point(point).id().point());
        return rank < 0 ? names.size() : rank;
    }
}
