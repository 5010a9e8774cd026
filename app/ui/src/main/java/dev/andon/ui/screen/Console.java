package dev.andon.ui.screen;

import dev.andon.cache.CacheState;
import dev.andon.model.Device;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Profile;
import dev.andon.runtime.Recording;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.track.Tracks;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.tree.Findings;
import dev.andon.ui.tree.TreeNode;
import dev.andon.ui.trend.SeriesBook;
import dev.andon.ui.trend.TrendHistory;
import dev.andon.ui.trend.TrendSources;
import dev.andon.ui.trend.TrendView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What all screens of one window share. FX thread.
 *
 * @param monitor what is watched
 * @param tree of places and devices, kept up to date by the window, whatever screen is seen
 * @param book the last hour of the points that somebody looks at
 * @param history what is recorded of all points, or that nothing is
 * @param tracks where everything that moves was, which the window records
 * @param spots where everything stands on the floor plans
 * @param settings what the person chose for this program
 * @param surroundings what the device has for them
 * @param go leads the person to an address
 */
public record Console(
        Monitor monitor,
        DeviceTree tree,
        SeriesBook book,
        TrendHistory history,
        Tracks tracks,
        SavedSpots spots,
        Settings settings,
        Surroundings surroundings,
        Theme theme,
        Words words,
        Consumer<Address> go) {

    /** A console over a monitor, with a tree of its own, on a desk. */
    public static Console over(
            Monitor monitor, SeriesBook book, Settings settings, Theme theme, Words words, Consumer<Address> go) {
        DeviceTree tree = new DeviceTree(
                monitor.workspace(),
                monitor.points(),
                monitor.live(),
                monitor::presence,
                monitor::firstValueBy,
                words.get("tree.elsewhere"));
        return new Console(
                monitor,
                tree,
                book,
                history(monitor),
                new Tracks(),
                new SavedSpots(),
                settings,
                Surroundings.DESK,
                theme,
                words,
                go);
    }

    private static TrendHistory history(Monitor monitor) {
        Recording recording = monitor.recording();
        return recording
                .cache()
                .map(cache -> TrendHistory.of(cache, monitor::recorded))
                .orElseGet(() -> TrendHistory.none(recording.obstacle().orElse(null)));
    }

    /** The same in other colours or another language: the tree, what is recorded and what was saved stay. */
    public Console restyled(Theme fresh, Words otherWords) {
        return new Console(monitor, tree, book, history, tracks, spots, settings, surroundings, fresh, otherWords, go);
    }

    /** The same somewhere else. */
    public Console in(Surroundings others) {
        return new Console(monitor, tree, book, history, tracks, spots, settings, others, theme, words, go);
    }

    /** The same with another past. */
    public Console with(TrendHistory others) {
        return new Console(monitor, tree, book, others, tracks, spots, settings, surroundings, theme, words, go);
    }

    /** Whether somebody looks. While nobody does, what is recorded on the disk is not kept in memory besides. */
    public void seen(boolean on) {
        if (on) {
            book.wake(history);
        } else if (history.state().orElse(null) instanceof CacheState.Recording) {
            book.rest();
        }
    }

    /** A trend of its points. */
    public TrendView trend() {
        TrendSources sources = new TrendSources(
                monitor.points(),
                monitor.live(),
                book,
                history,
                this::path,
                monitor.workspace().timeZone(),
                monitor::now,
                () -> go.accept(Address.of("storage")));
        return new TrendView(sources, theme, words);
    }

    /** The handles of a device's points in the order in which people want to see them. */
    public int[] pointsOf(int device) {
        return PointOrder.of(monitor.points(), monitor.workspace(), device);
    }

    /** The names of the points that speak for a device by its profile, the most telling first; none: nobody said. */
    public List<String> keyOf(int device) {
        Device known = monitor.points().device(device);
        return known.profile() == null
                ? List.of()
                : monitor.workspace().profileOf(known.id()).map(Profile::key).orElse(List.of());
    }

    /** What needs a look, where a lost link is told in place of everything that it feeds. */
    public Findings findings() {
        return new Findings(
                tree,
                this::pointsOf,
                monitor::links,
                device -> monitor.points().device(device).connection());
    }

    /** Where a device stands, by its handle: the titles of the places above it, from the outside in, without the root. */
    public String path(int device) {
        TreeNode leaf = tree.leaf(device);
        return leaf == null ? "" : path(leaf);
    }

    /** Where a node stands: the titles above it, from the outside in, without the root. */
    public String path(TreeNode node) {
        Deque<String> path = new ArrayDeque<>();
        TreeNode above = node.parent();
        while (above != null && above.parent() != null) {
            path.push(above.title());
            above = above.parent();
        }
        return String.join(" / ", path);
    }
}
