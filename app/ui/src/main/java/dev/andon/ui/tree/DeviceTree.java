package dev.andon.ui.tree;

import dev.andon.model.Device;
import dev.andon.model.Place;
import dev.andon.model.PointId;
import dev.andon.model.Presence;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.PointTable;
import dev.andon.runtime.Workspace;
import dev.andon.ui.quality.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is watched, as a tree: first the places of the workspace with the devices that stand there, then every other device by the levels of its
 * id. It follows the point table as devices appear, and the live table as they speak and fall silent. Knows no toolkit; by one thread.
 */
public final class DeviceTree {

    /** So many new devices are placed at a time; the rest waits for the next call. */
    static final int PLACED_AT_ONCE = 5_000;

    private static final int LAST = Integer.MAX_VALUE;

    // What changed while nobody looked for longer than this, microseconds, may have changed at any time in between.
    private static final long JUST_NOW = 1_000_000;

    // Of so many points at a time a first look is taken.
    private static final int MET_AT_ONCE = 20_000;
    // So many devices at a time are asked whether they are offline: 0.4 ms of a pulse; of 100,000 devices each is asked
    // every two seconds.
    private static final int ASKED_AT_ONCE = 5_000;
    // So many points at a time are looked at again though nothing came of them.
    private static final int OPEN_AT_ONCE = 2_000;

    private final PointTable points;
    private final IntFunction<Presence> presence;
    private final Census census;
    private final TreeNode root;
    private final List<Stand> stands = new ArrayList<>();
    private final List<TreeNode> leaves = new ArrayList<>();
    private final String elsewhere;
    private int structure;
    private long titlesAt = -1;
    private int met;
    // The points of which nothing live is known, in the order in which they are looked at again, each once.
    private final Deque<Integer> open = new ArrayDeque<>();
    private final BitSet queued = new BitSet();
    private int asked;
    private long time;
    // When the round of questions that goes on began, and the one before: each device was asked once since that.
    private long round;
    private long roundBefore;

    /** A place, its node, and what stands there. */
    private record Stand(Place place, TreeNode node) {}

    /**
     * A tree of places without devices as yet.
     *
     * @param presence what is said of a device, by its handle
     * @param elsewhere title of the node for devices that stand nowhere, where there are places at all
     */
    public DeviceTree(
            Workspace workspace, PointTable points, LiveTable live, IntFunction<Presence> presence, String elsewhere) {
        this(workspace, points, live, presence, point -> Long.MIN_VALUE, elsewhere);
    }

    /**
     * A tree that gives what was not heard yet, or is only last known, some time.
     *
     * @param firstValueBy until when the first value of a point is waited for, by its handle, microseconds since 1970 UTC
     */
    public DeviceTree(
            Workspace workspace,
            PointTable points,
            LiveTable live,
            IntFunction<Presence> presence,
            IntToLongFunction firstValueBy,
            String elsewhere) {
        this.points = points;
        this.presence = presence;
        this.census = new Census(points, live, firstValueBy);
        this.elsewhere = elsewhere;
        root = new TreeNode("", workspace.name(), null, 0);
        addPlaces(root, workspace.places());
    }

    public TreeNode root() {
        return root;
    }

    /** Rises whenever rows come, go or are opened. */
    public int structure() {
        return structure;
    }

    /**
     * Takes in what the point table learnt since the last call: at most {@link #PLACED_AT_ONCE} new devices, new titles, and new points, whether
     * anything was heard of them or not.
     *
     * @param now microseconds since 1970 UTC
     * @return whether every device is in
     */
    public boolean follow(long now) {
        long before = time;
        time = now;
        int count = points.deviceCount();
        int until = Math.min(count, leaves.size() + PLACED_AT_ONCE);
        long revision = points.revision();
        if (leaves.size() < until) {
            structure++;
        }
        while (leaves.size() < until) {
            leaves.add(place(leaves.size()));
        }
        if (until == count && revision != titlesAt) {
            titlesAt = revision;
            retitle();
        }
        for (int last = Math.min(points.size(), met + MET_AT_ONCE); met < last; met++) {
            look(met, before, now);
        }
        askForPresence();
        lookAfterTheOpen(before, now);
        return until == count;
    }

    /** Nothing changes when a first value does not come, or none after one that was kept, but the time, the link, or what stands beside it. */
    private void lookAfterTheOpen(long before, long now) {
        for (int left = Math.min(OPEN_AT_ONCE, open.size()); left > 0; left--) {
            int point = open.remove();
            queued.clear(point);
            look(point, before, now);
        }
    }

    /**
     * A point changed between two moments: how it stands, and its device with it, may have changed too.
     *
     * @param from the last moment at which everything had been looked at, 0: never; as {@code now} in microseconds since 1970 UTC
     */
    public void look(int point, long from, long now) {
        Standing before = census.of(point);
        Since begun = census.since(point);
        Standing standing = census.look(point, now - from <= JUST_NOW, now);
        if (census.open(point) && !queued.get(point)) {
            queued.set(point);
            open.add(point);
        }
        int device = points.deviceOf(point);
        if (device >= leaves.size()) {
            return;
        }
        TreeNode leaf = leaves.get(device);
        if (standing != before) {
            if (before != null) {
                leaf.count(before, -1);
            }
            leaf.count(standing, 1);
            enter(leaf, device);
        }
        Since since = census.since(point);
        if (since != null && !since.equals(begun)) {
            leaf.begin(standing, since);
        }
    }

    /** How a device stands as a whole, by its handle. */
    public Standing standing(int device) {
        return census.standing(device);
    }

    /** How a point stood at the last look, by its handle; null: there was none. */
    @Nullable
    Standing standingOf(int point) {
        return census.of(point);
    }

    /** Its number at the last look; NaN: it was none. */
    double numberOf(int point) {
        return census.number(point);
    }

    /** Since when a point has stood so, where it needs a look; null: it does not. */
    @Nullable
    Since sinceOf(int point) {
        return census.since(point);
    }

    /** Since when a device has something that stands so, or for silence: since nothing of that was heard; null: it has none. */
    public @Nullable Since since(int device, Standing standing) {
        return census.since(device, standing);
    }

    /** Whether anything at all was heard of a device, by its handle. */
    public boolean heard(int device) {
        return census.heard(device);
    }

    /** How many devices are placed: their handles are below it. */
    int placed() {
        return leaves.size();
    }

    /** When it was last looked at, microseconds since 1970 UTC. */
    long time() {
        return time;
    }

    /** Opens or closes a node. */
    public void expand(TreeNode node, boolean open) {
        if (node.expanded() != open && !node.leaf()) {
            node.expand(open);
            structure++;
        }
    }

    /** Every node that can be seen: those whose parents are all open, from the top. */
    public List<TreeNode> visible() {
        List<TreeNode> rows = new ArrayList<>();
        collect(root, rows);
        return rows;
    }

    /** The handles of all devices at and below a node: first those that speak for the places there, then in the order of the tree. */
    public int[] devicesBelow(TreeNode node) {
        Handles handles = new Handles(node.devices());
        keyPoints(node).forEach(point -> handles.add(points.deviceOf(point)));
        walk(node, below -> {
            if (below.device() >= 0) {
                handles.add(below.device());
            }
        });
        return handles.all();
    }

    /** The handles of the points that speak for the places at and below a node, the most telling first; only those heard of. */
    public List<Integer> keyPoints(TreeNode node) {
        List<Integer> keys = new ArrayList<>();
        walk(node, below -> {
            for (PointId key : below.key()) {
                int point = points.find(key);
                if (point >= 0) {
                    keys.add(point);
                }
            }
        });
        return keys;
    }

    /** The node with an id, as {@link TreeNode#id} gives it. */
    public Optional<TreeNode> find(String id) {
        List<TreeNode> found = new ArrayList<>(1);
        walk(root, node -> {
            if (node.id().equals(id)) {
                found.add(node);
            }
        });
        return found.stream().findFirst();
    }

    /** The node of a device; null while it is not placed. */
    public @Nullable TreeNode leaf(int device) {
        return device < leaves.size() ? leaves.get(device) : null;
    }

    private void addPlaces(TreeNode parent, List<Place> places) {
        for (int rank = 0; rank < places.size(); rank++) {
            Place place = places.get(rank);
            TreeNode node = parent.add(
                    place.id(), new TreeNode("place:" + place.id(), place.title(), parent, rank, place.key()));
            addPlaces(node, place.children());
            if (!place.children().isEmpty()) {
                node.expand(true);
            }
            // Children first: the deepest place whose pattern fits is where a device stands.
            stands.add(new Stand(place, node));
        }
    }

    private TreeNode place(int handle) {
        Device device = points.device(handle);
        TreeNode node = standOf(device.id())
                .map(stand ->
                        stand.add(device.id(), new TreeNode("device:" + device.id(), device.title(), stand, LAST)))
                .orElseGet(() -> topicNode(device.id()));
        node.place(handle);
        for (Standing standing : Standing.values()) {
            node.count(standing, census.count(handle, standing));
        }
        enter(node, handle);
        return node;
    }

    private void enter(TreeNode node, int device) {
        for (Standing bad : Standing.WORST_FIRST) {
            boolean has = census.has(device, bad);
            boolean begins = has && !node.concerned(bad);
            node.concern(bad, has);
            Since since = begins ? census.since(device, bad) : null;
            if (since != null) {
                node.begin(bad, since);
            }
        }
        node.enter(census.standing(device), census.connection(device));
    }

    private void askForPresence() {
        for (int done = Math.min(ASKED_AT_ONCE, leaves.size()); done > 0; done--) {
            asked = asked + 1 < leaves.size() ? asked + 1 : 0;
            if (asked == 0) {
                roundBefore = round;
                round = time;
            }
            Presence said = presence.apply(asked);
            boolean left =
                    census.offline(asked, said instanceof Presence.Offline, time - roundBefore <= JUST_NOW, time);
            boolean slept = census.asleep(asked, said instanceof Presence.Sleeping);
            census.online(asked, said instanceof Presence.Online);
            if (left || slept) {
                enter(leaves.get(asked), asked);
            }
        }
    }

    private Optional<TreeNode> standOf(String device) {
        return stands.stream()
                .filter(stand -> stand.place().devices() != null
                        && stand.place().devices().matches(device))
                .map(Stand::node)
                .findFirst();
    }

    private TreeNode topicNode(String device) {
        TreeNode node = root;
        if (!stands.isEmpty()) {
            TreeNode other = root.child("/");
            node = other != null ? other : root.add("/", new TreeNode("elsewhere", elsewhere, root, LAST));
        }
        int begin = 0;
        while (begin <= device.length()) {
            int slash = device.indexOf('/', begin);
            int end = slash < 0 ? device.length() : slash;
            String level = device.substring(begin, end);
            TreeNode child = node.child(level);
            if (child == null) {
                child = node.add(level, new TreeNode("topic:" + device.substring(0, end), level, node, 0));
            }
            node = child;
            begin = end + 1;
        }
        return node;
    }

    private void retitle() {
        for (int device = 0; device < leaves.size(); device++) {
            TreeNode leaf = leaves.get(device);
            String title = points.device(device).title();
            if (!leaf.title().equals(title)) {
                leaf.retitle(title);
                structure++;
            }
        }
    }

    private static void collect(TreeNode node, List<TreeNode> rows) {
        rows.add(node);
        if (node.expanded()) {
            node.children().forEach(child -> collect(child, rows));
        }
    }

    private static void walk(TreeNode node, Consumer<TreeNode> visitor) {
        visitor.accept(node);
        node.children().forEach(child -> walk(child, visitor));
    }
}
