package dev.andon.ui.tree;

import dev.andon.model.PointId;
import dev.andon.ui.quality.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the tree: a place, a level of the topics, or a device, with the count of what lies below. FX thread. */
public final class TreeNode {

    private static final Comparator<TreeNode> BY_RANK_AND_TITLE =
            Comparator.comparingInt(TreeNode::rank).thenComparing(TreeNode::title, NaturalOrder.INSTANCE);

    // The bits of what nobody knows how it is.
    private static final int UNKNOWN = Arrays.stream(Standing.values())
            .filter(Standing::unknown)
            .mapToInt(standing -> 1 << standing.ordinal())
            .sum();

    private final String id;
    private final @Nullable TreeNode parent;
    private final int rank;
    private final List<PointId> key;
    private final List<TreeNode> children = new ArrayList<>();
    private final Map<String, TreeNode> byKey = new HashMap<>();
    private String title;
    private int device = -1;
    private int devices;
    private int looks;
    private int unknown;
    // Here and below, by standing: how many values, how many devices with such a value, and since when.
    private final int[] values = new int[Standing.count()];
    private final int[] concerned = new int[Standing.count()];
    private final @Nullable Since[] since = new Since[Standing.count()];
    private Standing own = Standing.AWAY;
    // Here and below: how many devices can be reached, and how.
    private final int[] reached = new int[Connection.values().length];
    private Connection connection = Connection.UNHEARD;
    // One bit for each standing that needs a look and that the device here has.
    private int mine;
    private @Nullable Boolean opened;
    private boolean sorted = true;
    private int revision;

    /** A node under a parent; {@code rank} goes before the title in the order of siblings. */
    TreeNode(String id, String title, @Nullable TreeNode parent, int rank) {
        this(id, title, parent, rank, List.of());
    }

    /** A node for which a few points speak. */
    TreeNode(String id, String title, @Nullable TreeNode parent, int rank, List<PointId> key) {
        this.key = key;
        this.id = id;
        this.title = title;
        this.parent = parent;
        this.rank = rank;
    }

    /** Unique within the tree, and the same whenever the tree is built. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Null for the root. */
    public @Nullable TreeNode parent() {
        return parent;
    }

    /** The handle of the device that stands here; -1: none does. */
    public int device() {
        return device;
    }

    /** How many devices there are here and below. */
    public int devices() {
        return devices;
    }

    /** How many of them have something that stands so, for what needs a look. */
    public int devices(Standing wanted) {
        return concerned[wanted.ordinal()];
    }

    /** How many of them can be reached so. */
    public int devices(Connection wanted) {
        return reached[wanted.ordinal()];
    }

    /** How the device that stands here can be reached. */
    public Connection connection() {
        return connection;
    }

    /** How many of them need a look. */
    public int looks() {
        return looks;
    }

    /** How many of them have something of which nobody knows how it is: silent, never heard, or bad. */
    public int unknown() {
        return unknown;
    }

    /** The worst of that; null: there is none. */
    @Nullable
    Standing worstUnknown() {
        Standing worst = worst();
        return worst != null && worst.unknown() ? worst : null;
    }

    /** The worst that needs a look, here and below; null: nothing does. */
    public @Nullable Standing worst() {
        for (Standing bad : Standing.WORST_FIRST) {
            if (devices(bad) > 0) {
                return bad;
            }
        }
        return null;
    }

    /** Since when there has been such a device without a break, or for what is silent: since none of them was heard; null: there is none. */
    @Nullable
    Since since(Standing wanted) {
        return since[wanted.ordinal()];
    }

    /** How many values there are here and below. */
    public int values() {
        int sum = 0;
        for (int count : values) {
            sum += count;
        }
        return sum;
    }

    /** How many of them stand so. */
    public int values(Standing wanted) {
        return values[wanted.ordinal()];
    }

    /** How many of them are what the plant says now. */
    public int live() {
        return values(Standing.LIVE) + values(Standing.OUTSIDE);
    }

    /** How many of them are of an age that nobody knows. */
    public int lastKnown() {
        return values(Standing.LAST_KNOWN);
    }

    /** How many of them are neither live nor last known. */
    public int notLive() {
        return values() - live() - lastKnown();
    }

    /** How the device that stands here fares as a whole. */
    public Standing standing() {
        return own;
    }

    /** Rises whenever something about this row changes. */
    public int revision() {
        return revision;
    }

    /** Steps from the root, which has depth 0. */
    public int depth() {
        return parent == null ? 0 : parent.depth() + 1;
    }

    public boolean leaf() {
        return children.isEmpty();
    }

    /** Whether the nodes below can be seen: as somebody wanted it, else where this is the only node of its parent. */
    public boolean expanded() {
        return opened != null ? opened : parent == null || parent.children.size() == 1;
    }

    /** The nodes right below, in the order in which people want to see them; not to be changed. */
    public List<TreeNode> children() {
        if (!sorted) {
            children.sort(BY_RANK_AND_TITLE);
            sorted = true;
        }
        return children;
    }

    void expand(boolean open) {
        opened = open;
        revision++;
    }

    @Nullable
    TreeNode child(String key) {
        return byKey.get(key);
    }

    TreeNode add(String key, TreeNode child) {
        byKey.put(key, child);
        children.add(child);
        sorted = false;
        revision++;
        return child;
    }

    void retitle(String fresh) {
        if (!title.equals(fresh)) {
            title = fresh;
            revision++;
            if (parent != null) {
                parent.sorted = false;
            }
        }
    }

    void place(int handle) {
        device = handle;
        for (TreeNode node = this; node != null; node = node.parent) {
            node.devices++;
            node.reached[connection.ordinal()]++;
            node.revision++;
        }
    }

    /** Some values of the device here came to stand so (a negative count: stand so no longer): every count above follows. */
    void count(Standing wanted, int by) {
        for (TreeNode node = this; node != null; node = node.parent) {
            node.values[wanted.ordinal()] += by;
            node.revision++;
        }
    }

    /** The device here has (or has no longer) something that stands so and needs a look: every count above follows. */
    void concern(Standing wanted, boolean has) {
        if (has == concerned(wanted)) {
            return;
        }
        int before = mine;
        mine ^= 1 << wanted.ordinal();
        int byLooks = before == 0 ? 1 : mine == 0 ? -1 : 0;
        int byUnknown = Integer.signum(mine & UNKNOWN) - Integer.signum(before & UNKNOWN);
        for (TreeNode node = this; node != null; node = node.parent) {
            node.concerned[wanted.ordinal()] += has ? 1 : -1;
            node.recount(wanted, has);
            node.looks += byLooks;
            node.unknown += byUnknown;
            node.revision++;
        }
    }

    /** Something of the device here that needs a look began at a time: what is told of the places above takes it in. */
    void begin(Standing wanted, Since began) {
        for (TreeNode node = this; node != null; node = node.parent) {
            Since known = node.since[wanted.ordinal()];
            node.since[wanted.ordinal()] = known == null ? began : known.and(began, wanted);
        }
    }

    /** One more device below, or one less: of no device nothing began, and the one that was heard again may have been the last one heard. */
    private void recount(Standing wanted, boolean more) {
        int index = wanted.ordinal();
        Since known = since[index];
        if (concerned[index] == 0) {
            since[index] = null;
        } else if (!more && wanted == Standing.SILENT && known != null) {
            since[index] = known.orEarlier();
        }
    }

    void enter(Standing fresh, Connection reachable) {
        if (fresh != own) {
            own = fresh;
            revision++;
        }
        if (reachable != connection) {
            for (TreeNode node = this; node != null; node = node.parent) {
                node.reached[connection.ordinal()]--;
                node.reached[reachable.ordinal()]++;
                node.revision++;
            }
            connection = reachable;
        }
    }

    /** Whether the device that stands here has something that stands so and needs a look. */
    boolean concerned(Standing wanted) {
        return (mine & (1 << wanted.ordinal())) != 0;
    }

    List<PointId> key() {
        return key;
    }

    private int rank() {
        return rank;
    }
}
