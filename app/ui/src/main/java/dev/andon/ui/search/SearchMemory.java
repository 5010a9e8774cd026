package dev.andon.ui.search;

import dev.andon.model.Device;
import dev.andon.runtime.PointTable;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.SearchText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names in the form in which they are compared, made once for each device and each title; forgotten when something is renamed. FX thread. */
final class SearchMemory {

    private final Console console;
    private final PointTable points;
    private final List<String> titles = new ArrayList<>();
    private final List<String> besides = new ArrayList<>();
    // Thousands of points share a title.
    private final Map<String, String> folded = new HashMap<>();
    private long revision = -1;

    SearchMemory(Console console) {
        this.console = console;
        this.points = console.monitor().points();
    }

    /** Forgets names that may have changed; before each search. */
    void follow() {
        if (points.revision() != revision) {
            revision = points.revision();
            titles.clear();
            besides.clear();
        }
    }

    String title(int device) {
        fill(device);
        return titles.get(device);
    }

    /** What else a device is known by: its id, where it stands, its type. */
    String beside(int device) {
        fill(device);
        return besides.get(device);
    }

    /** The title of a point and its own name. */
    String pointTitle(int point) {
        var known = points.point(point);
        String title = fold(known.title());
        String name = fold(known.id().point());
        return title.contains(name) ? title : title + '\n' + name;
    }

    private void fill(int device) {
        for (int next = titles.size(); next <= device; next++) {
            Device known = points.device(next);
            titles.add(SearchText.fold(known.title()));
            String type = known.profile() == null ? "" : known.profile();
            besides.add(SearchText.fold(known.id() + '\n' + console.path(next) + '\n' + type));
        }
    }

    private String fold(String text) {
        return folded.computeIfAbsent(text, SearchText::fold);
    }
}
