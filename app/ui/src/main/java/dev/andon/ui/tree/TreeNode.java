package dev.andon.ui.tree;

import dev.andon.model.PointId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of the tree: a place, a level of the topics, or a device, with the count of what lies below. FX thread. */
public final class TreeNode {

    private static final Comparator<TreeNode> BY_RANK_AND_TITLE =
            Comparator.comparingInt(TreeNode::rank).thenComparing(TreeNode::title, NaturalOrder.INSTANCE);

    private final String id;
    private final @Nullable TreeNode parent;
    private final int rank;
    private final List<PointId> key;
    private final List<TreeNode> children = new ArrayList<>();
    private final Map<String, TreeNode> byKey = new HashMap<>();
    private String title;
    private int device = -1;
    private int devices;
    private int live;
    private int troubled;
    private DeviceState state = DeviceState.UNKNOWN;
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

    /** How many of them are wholly live. */
    public int live() {
        return live;
    }

    /** How many of them have something that fell silent. */
    public int troubled() {
        return troubled;
    }

    /** The state of the device that stands here. */
    public DeviceState state() {
        return state;
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
            node.revision++;
        }
    }

    /** The device here has a new state: every count above follows. */
    void enter(DeviceState fresh) {
        int byLive = (fresh == DeviceState.LIVE ? 1 : 0) - (state == DeviceState.LIVE ? 1 : 0);
        int byTroubled = (fresh.troubled() ? 1 : 0) - (state.troubled() ? 1 : 0);
        state = fresh;
        for (TreeNode node = this; node != null; node = node.parent) {
            node.live += byLive;
            node.troubled += byTroubled;
            node.revision++;
        }
    }

    List<PointId> key() {
        return key;
    }

    private int rank() {
        return rank;
    }
}
