package dev.andon.ui.search;

import dev.andon.model.Point;
import dev.andon.runtime.PointTable;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.SearchText;
import dev.andon.ui.tree.TreeNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One search, a slice at a time: of a million points nobody waits for the last one to see the first. FX thread, though it knows no toolkit.
 */
final class Search {

    /** More hits than this nobody reads. */
    static final int MOST = 40;

    private static final int LOOK_AT_CLOCK_EVERY = 256;

    private final Console console;
    private final PointTable points;
    private final SearchMemory memory;
    private final List<String> words;
    private final List<Ranked> best = new ArrayList<>();
    private int device;
    private int point;

    private record Ranked(int score, Hit hit) {}

    /** @param typed what somebody typed; nothing is found for nothing */
    Search(Console console, SearchMemory memory, List<Hit> fixed, String typed) {
        this.console = console;
        this.points = console.monitor().points();
        this.memory = memory;
        this.words = SearchText.words(typed);
        if (words.isEmpty()) {
            fixed.forEach(hit -> best.add(new Ranked(0, hit)));
        } else {
            fixed.forEach(hit -> offer(hit, SearchText.fold(hit.title()), ""));
            places(console.tree().root());
        }
    }

    /**
     * Goes on searching.
     *
     * @param deadline of {@link System#nanoTime()}
     * @return whether everything was looked at
     */
    boolean goOn(long deadline) {
        if (words.isEmpty()) {
            return true;
        }
        int steps = 0;
        while (device < points.deviceCount()) {
            lookAtDevice(device++);
            if (++steps % LOOK_AT_CLOCK_EVERY == 0 && System.nanoTime() > deadline) {
                return false;
            }
        }
        while (point < points.size()) {
            lookAtPoint(point++);
            if (++steps % LOOK_AT_CLOCK_EVERY == 0 && System.nanoTime() > deadline) {
                return false;
            }
        }
        return true;
    }

    /** What was found up to now, the best first. */
    List<Hit> hits() {
        return best.stream().map(Ranked::hit).toList();
    }

    private void places(TreeNode node) {
        if (node.device() < 0 && node.parent() != null) {
            String path = console.path(node);
            offer(
                    new Hit(Hit.Kind.PLACE, node.title(), path, to(new Address("overview", node.id()))),
                    SearchText.fold(node.title()),
                    SearchText.fold(path));
        }
        for (TreeNode child : node.children()) {
            if (!child.leaf() || child.device() < 0) {
                places(child);
            }
        }
    }

    private void lookAtDevice(int handle) {
        TreeNode leaf = console.tree().leaf(handle);
        String title = memory.title(handle);
        String beside = memory.beside(handle);
        int score = Score.of(words, title, beside);
        if (score >= 0 && wanted(score)) {
            String id = points.device(handle).id();
            String shown = leaf == null ? points.device(handle).title() : leaf.title();
            String path = console.path(handle);
            add(score, new Hit(Hit.Kind.DEVICE, shown, path.isEmpty() ? id : path, to(Address.device(id))));
        }
    }

    private void lookAtPoint(int handle) {
        String title = memory.pointTitle(handle);
        // A word that only its device has was found with the device.
        if (!Score.any(words, title)) {
            return;
        }
        int owner = points.deviceOf(handle);
        int score = Score.of(words, title, memory.title(owner) + '\n' + memory.beside(owner));
        if (score >= 0 && wanted(score)) {
            Point found = points.point(handle);
            String of = points.device(owner).title();
            String path = console.path(owner);
            add(
                    score,
                    new Hit(
                            Hit.Kind.POINT,
                            found.title(),
                            path.isEmpty() ? of : of + " · " + path,
                            to(Address.device(found.id().toString()))));
        }
    }

    private void offer(Hit hit, String title, String beside) {
        int score = Score.of(words, title, beside);
        if (score >= 0) {
            add(score, hit);
        }
    }

    private boolean wanted(int score) {
        return best.size() < MOST || score > best.getLast().score();
    }

    private void add(int score, Hit hit) {
        best.add(new Ranked(score, hit));
        best.sort(Comparator.comparingInt((Ranked ranked) -> -ranked.score())
                .thenComparing(ranked -> ranked.hit().kind()));
        if (best.size() > MOST) {
            best.removeLast();
        }
    }

    private Runnable to(Address address) {
        return () -> console.go().accept(address);
    }
}
