package dev.andon.runtime;

import dev.andon.model.Device;
import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.model.Point;
import dev.andon.model.PointId;
import dev.andon.model.Unit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Every device and point that is known, heard or expected (a device that a place names outright, with the points of its profile), each under a dense handle that never changes while the program runs: 0, 1, 2 ... in the order of
 * appearance. Handles are what the fast path speaks of; this table turns them back into names. Any thread may read and intern.
 */
public final class PointTable {

    /** The connection of a device that was not heard yet. */
    private static final String NOBODY = "";

    private final Workspace workspace;
    // In order of their ids, so that what stands below a gateway is one stretch of it.
    private final ConcurrentSkipListMap<String, Integer> deviceHandles = new ConcurrentSkipListMap<>();
    private final ConcurrentHashMap<PointId, Integer> pointHandles = new ConcurrentHashMap<>();
    private final GrowingList<Device> devices = new GrowingList<>();
    private final GrowingList<Point> points = new GrowingList<>();
    private final GrowingList<Integer> deviceOfPoint = new GrowingList<>();
    private final GrowingList<int[]> pointsOfDevice = new GrowingList<>();
    // Expected points whose kind their profile does not say: it is learnt when they are first heard.
    private final Set<Integer> guessed = ConcurrentHashMap.newKeySet();
    private final Set<String> goneConnections = ConcurrentHashMap.newKeySet();
    private final AtomicLong revision = new AtomicLong();

    PointTable(Workspace workspace) {
        this.workspace = workspace;
        workspace.places().forEach(this::expect);
    }

    private void expect(int device, String id, String name, Profile.PointProfile known) {
        Kind kind = known.kind();
        int handle = addPoint(device, new PointId(id, name), kind == null ? Kind.NUMBER : kind);
        if (kind == null) {
            guessed.add(handle);
        }
    }

    /** A device that a place names outright is known before it is heard: what stays silent is seen to. */
    private void expect(Place place) {
        Glob named = place.devices();
        if (named != null && named.isText()) {
            int device = addDevice(named.pattern(), NOBODY);
            Profile profile = profile(device);
            if (profile != null) {
                profile.points().forEach((name, known) -> expect(device, named.pattern(), name, known));
            }
        }
        place.children().forEach(this::expect);
    }

    /** How many points there are; handles are below it. */
    public int size() {
        return points.size();
    }

    /** How many devices there are; handles are below it. */
    public int deviceCount() {
        return devices.size();
    }

    /** Rises whenever a device or a point is added or described anew: cheap to poll. */
    public long revision() {
        return revision.get();
    }

    /** What is known of a point, but for its learnt cadence. */
    public Point point(int handle) {
        return points.get(handle);
    }

    public Device device(int handle) {
        return devices.get(handle);
    }

    /** The handle of the device that a point belongs to. */
    public int deviceOf(int point) {
        return deviceOfPoint.get(point);
    }

    /** The handles of a device's points in the order of appearance; not to be changed. */
    public int[] pointsOf(int device) {
        return pointsOfDevice.get(device);
    }

    /** The handle of a point, or -1 when it is not known. */
    public int find(PointId id) {
        return pointHandles.getOrDefault(id, -1);
    }

    /** The handle of a device, or -1 when it is not known. */
    public int findDevice(String id) {
        return deviceHandles.getOrDefault(id, -1);
    }

    /** The handles of the devices whose ids begin with this one and a {@code /}. */
    Collection<Integer> devicesBelow(String id) {
        char afterSlash = '/' + 1;
        return deviceHandles.subMap(id + '/', id + afterSlash).values();
    }

    /**
     * The handle of a device, new or known. Where two connections speak of the same id these are two devices: the one met later is known as
     * {@code id@connection}.
     */
    int device(String id, String connection) {
        Integer known = deviceHandles.get(id);
        int handle = known != null ? known : addDevice(id, connection);
        String owner = device(handle).connection();
        boolean ours = owner.equals(connection) || (ownerless(owner) && claim(handle, connection));
        return ours ? handle : device(id + '@' + connection, connection);
    }

    /** The handle of a point, new or known. */
    int point(int device, String name, Kind kind) {
        PointId id = new PointId(device(device).id(), name);
        Integer known = pointHandles.get(id);
        if (known != null && guessed.remove(known)) {
            heard(known, kind);
        }
        return known != null ? known : addPoint(device, id, kind);
    }

    private void heard(int handle, Kind kind) {
        Point old = point(handle);
        if (old.kind() != kind) {
            Profile profile = profile(deviceOf(handle));
            points.set(handle, profile == null ? Point.unknown(old.id(), kind) : profile.describe(old.id(), kind));
            revision.incrementAndGet();
        }
    }

    /** The unit of a point as its source tells it now; what a profile says stays. */
    void unit(int handle, Unit unit) {
        Point old = point(handle);
        if (!unit.equals(Unit.NONE) && !unit.equals(old.unit()) && !hasDeclaredUnit(handle)) {
            points.set(
                    handle,
                    new Point(
                            old.id(),
                            old.title(),
                            old.kind(),
                            unit,
                            old.range(),
                            old.normal(),
                            old.cadence(),
                            old.staleAfter(),
                            old.writable()));
            revision.incrementAndGet();
        }
    }

    void title(int handle, String title) {
        Device old = device(handle);
        if (!old.title().equals(title)) {
            devices.set(handle, new Device(old.id(), title, old.connection(), old.profile(), old.position()));
            revision.incrementAndGet();
        }
    }

    /** A connection was taken out: its devices belong to whoever hears them next. */
    void gone(String connection) {
        goneConnections.add(connection);
    }

    /** A connection of this name is there again. */
    void returned(String connection) {
        goneConnections.remove(connection);
    }

    private boolean ownerless(String connection) {
        return connection.equals(NOBODY) || goneConnections.contains(connection);
    }

    /** Whose device it is, is the connection that hears it first. */
    private synchronized boolean claim(int handle, String connection) {
        Device old = device(handle);
        if (ownerless(old.connection())) {
            devices.set(handle, new Device(old.id(), old.title(), connection, old.profile(), old.position()));
            revision.incrementAndGet();
        }
        return device(handle).connection().equals(connection);
    }

    private synchronized int addDevice(String id, String connection) {
        Integer raced = deviceHandles.get(id);
        if (raced != null) {
            return raced;
        }
        Profile profile = workspace.profileOf(id).orElse(null);
        pointsOfDevice.add(new int[0]);
        int handle =
                devices.add(new Device(id, lastLevel(id), connection, profile == null ? null : profile.id(), null));
        deviceHandles.put(id, handle);
        revision.incrementAndGet();
        return handle;
    }

    private synchronized int addPoint(int device, PointId id, Kind kind) {
        Integer raced = pointHandles.get(id);
        if (raced != null) {
            return raced;
        }
        deviceOfPoint.add(device);
        Profile profile = profile(device);
        int handle = points.add(profile == null ? Point.unknown(id, kind) : profile.describe(id, kind));
        int[] siblings = pointsOf(device);
        int[] more = Arrays.copyOf(siblings, siblings.length + 1);
        more[siblings.length] = handle;
        pointsOfDevice.set(device, more);
        pointHandles.put(id, handle);
        revision.incrementAndGet();
        return handle;
    }

    private boolean hasDeclaredUnit(int handle) {
        Profile profile = profile(deviceOf(handle));
        Profile.PointProfile known =
                profile == null ? null : profile.points().get(point(handle).id().point());
        return known != null && !known.unit().equals(Unit.NONE);
    }

    private @Nullable Profile profile(int device) {
        return device(device).profile() == null
                ? null
                : workspace.profileOf(device(device).id()).orElse(null);
    }

    private static String lastLevel(String id) {
        String last = id.substring(id.lastIndexOf('/') + 1);
        return last.isEmpty() ? id : last;
    }
}
