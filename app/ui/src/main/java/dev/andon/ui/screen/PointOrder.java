package dev.andon.ui.screen;

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

    private PointOrder() {}

    /** The handles of a device's points, in order. */
    static int[] of(PointTable points, Workspace workspace, int handle) {
        Device device = points.device(handle);
        int[] met = points.pointsOf(handle);
        Optional<Profile> profile = device.profile() == null ? Optional.empty() : workspace.profileOf(device.id());
        if (profile.isEmpty()) {
            return met;
        }
        List<String> names = new ArrayList<>(profile.get().points().keySet());
        return Arrays.stream(met)
                .boxed()
                .sorted(Comparator.comparingInt(
                        point -> rank(names, points.point(point).id().point())))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int rank(List<String> names, String name) {
        int rank = names.indexOf(name);
        return rank < 0 ? names.size() : rank;
    }
}
