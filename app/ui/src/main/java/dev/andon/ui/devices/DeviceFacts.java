package dev.andon.ui.devices;

import dev.andon.model.Device;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.PointTable;
import dev.andon.runtime.Profile;
import dev.andon.runtime.Vital;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.SearchText;
import dev.andon.ui.tree.TreeNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What does not change with every sample about each device, by its handle: names, places, which point tells what, and the text that is searched.
 * Found out when it is first asked for, and again when the device was described anew. FX thread.
 */
final class DeviceFacts {

    private static final int NONE = -1;

    private final Console console;
    private final PointTable points;
    private final LiveTable live;
    private final LiveValue value = new LiveValue();
    private final Map<String, Profile> profiles = new HashMap<>();
    private final Map<TreeNode, String> paths = new HashMap<>();
    private final Map<Shape, int[]> shapes = new HashMap<>();
    private @Nullable Facts[] known = new @Nullable Facts[256];

    /** Devices of one type with the same points: what tells what is found once for all of them. */
    private record Shape(@Nullable String profile, List<String> points) {}

    private static final class Facts {
        final Device device;
        final String path;
        final String order;
        int pointCount = NONE;
        int[] telling = {};

        @Nullable
        String firmware;

        @Nullable
        String search;

        Facts(Device device, String path) {
            this.device = device;
            this.path = path;
            this.order = NaturalKey.of(device.title());
        }
    }

    DeviceFacts(Console console) {
        this.console = console;
        this.points = console.monitor().points();
        this.live = console.monitor().live();
        console.monitor().workspace().profiles().forEach(profile -> profiles.putIfAbsent(profile.id(), profile));
    }

    Device device(int handle) {
        return of(handle).device;
    }

    String path(int handle) {
        return of(handle).path;
    }

    /** What names are sorted by: as text it has their natural order. */
    String order(int handle) {
        return of(handle).order;
    }

    /** What people call a device of its type; empty: it has no profile. */
    String type(int handle) {
        Profile profile = profile(handle);
        return profile == null ? "" : profile.title();
    }

    /** The title of the place or topic right below the root that it stands in. */
    String site(int handle) {
        TreeNode node = console.tree().leaf(handle);
        while (node != null && node.depth() > 1) {
            node = node.parent();
        }
        return node == null ? "" : node.title();
    }

    /** The handle of the point that speaks for the device; -1: it has none. */
    int key(int handle) {
        return telling(handle)[Vital.values().length];
    }

    /** The handle of the point that tells something of the device itself; -1: none does. */
    int vital(int handle, Vital vital) {
        return telling(handle)[vital.ordinal()];
    }

    /** The version of its program, as it was heard last; empty: never. */
    String firmware(int handle) {
        int point = vital(handle, Vital.FIRMWARE);
        if (point < 0 || !live.read(point, value)) {
            return "";
        }
        String text = value.text();
        return text != null ? text : plain(value.number());
    }

    /** Everything that is searched, in one text. */
    String search(int handle) {
        Facts facts = of(handle);
        String search = facts.search;
        return search != null ? search : compose(handle, facts, firmware(handle));
    }

    /** Looks whether the device has another name or firmware than before; whether it has. */
    boolean renew(int handle) {
        Facts before = of(handle);
        if (!before.device.equals(points.device(handle))) {
            known[handle] = null;
            of(handle);
            return true;
        }
        String firmware = before.search == null ? "" : firmware(handle);
        if (before.search != null && !firmware.equals(before.firmware)) {
            compose(handle, before, firmware);
            return true;
        }
        return false;
    }

    private String compose(int handle, Facts facts, String firmware) {
        facts.firmware = firmware;
        String search = SearchText.fold(
                String.join("\n", facts.device.title(), facts.device.id(), facts.path, type(handle), facts.firmware));
        facts.search = search;
        return search;
    }

    private @Nullable Profile profile(int handle) {
        String id = of(handle).device.profile();
        return id == null ? null : profiles.get(id);
    }

    private Facts of(int handle) {
        if (handle >= known.length) {
            known = Arrays.copyOf(known, Math.max(handle + 1, 2 * known.length));
        }
        Facts facts = known[handle];
        if (facts == null) {
            facts = new Facts(points.device(handle), where(handle));
            known[handle] = facts;
        }
        return facts;
    }

    private String where(int handle) {
        TreeNode leaf = console.tree().leaf(handle);
        TreeNode above = leaf == null ? null : leaf.parent();
        return leaf == null || above == null ? "" : paths.computeIfAbsent(above, parent -> console.path(leaf));
    }

    /** The points that tell the vitals, in their order, and behind them the one that speaks for the device. */
    private int[] telling(int handle) {
        Facts facts = of(handle);
        int[] all = points.pointsOf(handle);
        if (facts.pointCount != all.length) {
            facts.pointCount = all.length;
            Profile profile = profile(handle);
            Shape shape = new Shape(facts.device.profile(), names(all));
            int[] places = shapes.computeIfAbsent(shape, new_ -> places(new_.points(), all, profile));
            facts.telling = Arrays.stream(places)
                    .map(place -> place < 0 ? NONE : all[place])
                    .toArray();
        }
        return facts.telling;
    }

    private List<String> names(int[] all) {
        String[] names = new String[all.length];
        for (int index = 0; index < all.length; index++) {
            names[index] = points.point(all[index]).id().point();
        }
        return List.of(names);
    }

    private int[] places(List<String> names, int[] all, @Nullable Profile profile) {
        Vital[] vitals = Vital.values();
        int[] places = new int[vitals.length + 1];
        for (Vital vital : vitals) {
            places[vital.ordinal()] = vital.among(names, profile);
        }
        places[vitals.length] = keyPlace(names, all, profile, places);
        return places;
    }

    /** The first that the profile names and that is there, else the first number that is no vital, else the first point. */
    private int keyPlace(List<String> names, int[] all, @Nullable Profile profile, int[] vitals) {
        for (String key : profile == null ? List.<String>of() : profile.key()) {
            if (names.contains(key)) {
                return names.indexOf(key);
            }
        }
        for (int place = 0; place < all.length; place++) {
            int at = place;
            boolean vital = Arrays.stream(vitals, 0, vitals.length - 1).anyMatch(known -> known == at);
            if (!vital && points.point(all[place]).kind() == Kind.NUMBER) {
                return place;
            }
        }
        return all.length == 0 ? NONE : 0;
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** The name of a point. */
    PointId point(int handle) {
        return points.point(handle).id();
    }
}
