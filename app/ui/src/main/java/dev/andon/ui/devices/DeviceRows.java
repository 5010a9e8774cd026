package dev.andon.ui.devices;

import dev.andon.runtime.Monitor;
import dev.andon.runtime.PointTable;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.SearchText;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.tree.TreeNode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the table: the devices of a place, filtered, sorted and gathered. A row is a number: the handle of a device, or below 0 a group. Knows
 * no toolkit; FX thread.
 *
 * <p>Rows do not jump under the hand: by what changes while one looks they are sorted anew only every {@link #RESORT}, and not while a person
 * holds the pointer down or has just moved by key.
 */
final class DeviceRows {

    /** The least time between two sortings by what changes, and after a key; microseconds. */
    static final long RESORT = 2_000_000;

    // New devices are taken in so often, and of the texts so many are made at a time.
    private static final long HALF_SECOND = 500_000;
    private static final int AT_A_TIME = 5_000;
    private static final int AGAIN_AT_A_TIME = 1_000;
    // Of more than these what they are sorted by is read in slices, lest a frame be late.
    private static final int SORTED_AT_ONCE = 10_000;
    private static final int READ_WHEN_ASKED = 25_000;

    private final Monitor monitor;
    private final PointTable points;
    private final DeviceTree tree;
    private final DeviceFacts facts;
    private final RowOrder order;
    private final SearchIndex index;
    private final RowGroups groups = new RowGroups();
    private final HealthWords health;
    private final Function<Condition, String> conditionWords;
    private final Chosen chosen = new Chosen();
    private final Executor beside;

    private TreeNode node;
    private int[] byName = {};
    private int[] sorted = {};
    private int[] matched = {};
    private int matchedCount;
    private int[] rows = {};
    private String query = "";
    // Whether what is filtered depends on how devices fare.
    private boolean byHealth;
    private Column column = Column.NAME;
    private boolean descending;
    private Grouping grouping = Grouping.NONE;

    private long structureAt = -1;
    private long pointsAt = -1;
    private int renewed;
    private boolean allMade;
    private boolean renamed;
    // A sorting that is on its way over several beats; null: none.
    private @Nullable SortKeys sorting;
    // Whether a person waits for that one.
    private boolean asked;
    private long nextLook;
    private long nextSort;
    private long touchedAt = Long.MIN_VALUE / 2;
    private boolean pressed;
    private int revision;

    /**
     * The rows of all devices, none yet.
     *
     * @param conditionWords what the groups are called that tell how devices fare
     * @param beside where many devices are sorted by what changes, while the screen goes on
     */
    DeviceRows(Console console, Function<Condition, String> conditionWords, Executor beside) {
        this.monitor = console.monitor();
        this.points = monitor.points();
        this.tree = console.tree();
        this.facts = new DeviceFacts(console);
        this.order = new RowOrder(facts, monitor, tree);
        this.index = new SearchIndex(facts);
        this.health = new HealthWords(console.words());
        this.conditionWords = conditionWords;
        this.beside = beside;
        this.node = tree.root();
    }

    DeviceFacts facts() {
        return facts;
    }

    RowOrder order() {
        return order;
    }

    Chosen chosen() {
        return chosen;
    }

    /** Rises whenever a row comes, goes or moves. */
    int revision() {
        return revision;
    }

    int size() {
        return rows.length;
    }

    /** A device's handle, or below 0 what {@link #group} takes. */
    int row(int index) {
        return rows[index];
    }

    Group group(int row) {
        return groups.at(row);
    }

    int groupCount() {
        return groups.count();
    }

    /** Where a device or group stands among the rows; -1: nowhere. */
    int indexOf(int row) {
        for (int index = 0; index < rows.length; index++) {
            if (rows[index] == row) {
                return index;
            }
        }
        return -1;
    }

    /** How many devices there are, filtered or not. */
    int total() {
        return sorted.length;
    }

    /** How many devices the filter lets through, in open groups or not. */
    int matching() {
        return matchedCount;
    }

    /** The handles of those devices, in the order of the rows without groups. */
    int[] matches() {
        return Arrays.copyOf(matched, matchedCount);
    }

    /** The handles of the chosen devices, in the order of the table, whether the filter lets them through or not. */
    int[] chosenInOrder() {
        return Arrays.stream(sorted).filter(chosen::has).toArray();
    }

    Column column() {
        return column;
    }

    boolean descending() {
        return descending;
    }

    Grouping grouping() {
        return grouping;
    }

    String query() {
        return query;
    }

    /** Shows the devices at and below a node. */
    void show(TreeNode wanted) {
        node = wanted;
        gatherDevices();
    }

    /** Shows those only whose name, id, place, type or firmware holds every word, or that fare as it says. */
    void filter(String typed) {
        String fresh = String.join(" ", SearchText.words(typed));
        if (fresh.equals(query)) {
            return;
        }
        query = fresh;
        byHealth = false;
        match();
        group();
    }

    /** Sorts by a column from now on: few at once, many over the next beats. */
    void sortBy(Column wanted, boolean down) {
        column = wanted;
        descending = down;
        sortAnew();
        asked = sorting != null;
    }

    void groupBy(Grouping wanted) {
        grouping = wanted;
        group();
    }

    /** Opens a group, or closes it. */
    void toggle(Group group) {
        groups.toggle(group.key());
        group();
    }

    void closeAll(boolean close) {
        groups.closeAll(close);
        group();
    }

    /** A person moved by key. */
    void touched(long now) {
        touchedAt = now;
    }

    /** A person holds the pointer down, or lets go. */
    void press(boolean down, long now) {
        pressed = down;
        touchedAt = down ? touchedAt : Math.max(touchedAt, now - RESORT / 2);
    }

    /**
     * Takes in what is new and, where it is time, sorts anew; every pulse.
     *
     * @param now microseconds since 1970 UTC
     */
    void beat(long now) {
        if (now >= nextLook && (tree.structure() != structureAt || points.revision() != pointsAt)) {
            nextLook = now + HALF_SECOND;
            if (calm(now) || sorted.length == 0) {
                gatherDevices();
            }
        }
        renamed |= renew();
        boolean due = byHealth || column.live() || grouping.live() || renamed;
        if (due && sorting == null && now >= nextSort && calm(now)) {
            nextSort = now + RESORT;
            sortAnew();
        }
        SortKeys going = sorting;
        // Who asked for it waits for it.
        if (going != null && going.read(asked ? READ_WHEN_ASKED : SORTED_AT_ONCE)) {
            int[] done = going.sorted(beside, descending);
            if (done != null && (asked || calm(now))) {
                put(done);
            }
        }
        if (allMade) {
            index.prepare();
        }
    }

    /** Few are sorted at once; many over the next beats, and the rows move when that is done. */
    private void sortAnew() {
        if (renamed) {
            renamed = false;
            order.byName(byName);
            index.invalidate();
        }
        if (byName.length <= SORTED_AT_ONCE) {
            sort();
        } else {
            sorting = order.keys(column, byName);
        }
    }

    private boolean calm(long now) {
        return !pressed && now - touchedAt >= RESORT;
    }

    private void gatherDevices() {
        structureAt = tree.structure();
        pointsAt = points.revision();
        int[] now = handles();
        if (now.length != byName.length || !sameSet(now)) {
            byName = now;
            renewed = 0;
            allMade = false;
            order.byName(byName);
            index.cover(byName);
            sort();
        }
    }

    private int[] handles() {
        if (node.parent() != null) {
            return tree.devicesBelow(node);
        }
        int[] all = new int[node.devices()];
        int count = 0;
        for (int handle = 0; handle < points.deviceCount() && count < all.length; handle++) {
            if (tree.leaf(handle) == null) {
                break;
            }
            all[count++] = handle;
        }
        return Arrays.copyOf(all, count);
    }

    /** Whether the same devices as before; handles are dense, so that it takes no sorting. */
    private boolean sameSet(int[] now) {
        BitSet before = new BitSet(now.length);
        for (int handle : byName) {
            before.set(handle);
        }
        for (int handle : now) {
            if (!before.get(handle)) {
                return false;
            }
        }
        return true;
    }

    /** Looks at some of the devices, in turn, for another name or firmware; and makes the texts that are searched before anybody types. */
    private boolean renew() {
        boolean changed = false;
        int most = allMade ? AGAIN_AT_A_TIME : AT_A_TIME;
        for (int done = Math.min(most, byName.length); done > 0; done--) {
            renewed = renewed + 1 < byName.length ? renewed + 1 : 0;
            allMade |= renewed == 0;
            int handle = byName[renewed];
            changed |= facts.renew(handle);
            facts.search(handle);
        }
        return changed;
    }

    private void sort() {
        put(order.by(column, descending, byName));
    }

    private void put(int[] fresh) {
        sorting = null;
        asked = false;
        sorted = fresh;
        match();
        group();
    }

    private void match() {
        matched = sorted;
        matchedCount = sorted.length;
        if (!query.isEmpty()) {
            BitSet found = find(SearchText.words(query));
            int[] kept = new int[found.cardinality()];
            matchedCount = 0;
            for (int handle : sorted) {
                if (found.get(handle)) {
                    kept[matchedCount++] = handle;
                }
            }
            matched = kept;
        }
    }

    /** The devices that every word finds, by their texts or by how they fare now. */
    private BitSet find(List<String> wanted) {
        @Nullable BitSet all = null;
        byHealth = false;
        for (String word : wanted) {
            BitSet found = index.find(word);
            byHealth |= health.find(word, sorted, order, found);
            if (all != null) {
                found.and(all);
            }
            all = found;
        }
        return all == null ? new BitSet() : all;
    }

    private void group() {
        int[] before = rows;
        @Nullable
        IntFunction<String> title = switch (grouping) {
            case NONE -> null;
            case SITE -> facts::site;
            case TYPE -> facts::type;
            case FIRMWARE -> facts::firmware;
            case HEALTH -> handle -> conditionWords.apply(order.condition(handle));
        };
        if (title == null) {
            rows = matches();
        } else {
            boolean worstFirst = grouping == Grouping.HEALTH;
            rows = groups.gather(grouping, matched, matchedCount, title, order::condition, worstFirst);
        }
        if (!Arrays.equals(before, rows)) {
            revision++;
        }
    }
}
