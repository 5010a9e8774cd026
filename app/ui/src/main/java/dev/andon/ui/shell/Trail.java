package dev.andon.ui.shell;

import dev.andon.ui.screen.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Where a person has been, for back and forward, as in a browser: who goes somewhere new after going back forgets what lay ahead. Knows no toolkit. */
final class Trail {

    /** Older steps are forgotten. */
    static final int LONGEST = 100;

    private final List<Address> visited = new ArrayList<>();
    private int at;

    Trail(Address first) {
        visited.add(first);
    }

    Address here() {
        return visited.get(at);
    }

    /** Goes to an address; whether that is a step at all. */
    boolean visit(Address address) {
        if (address.equals(here())) {
            return false;
        }
        visited.subList(at + 1, visited.size()).clear();
        visited.add(address);
        if (visited.size() > LONGEST) {
            visited.removeFirst();
        }
        at = visited.size() - 1;
        return true;
    }

    boolean canGoBack() {
        return at > 0;
    }

    boolean canGoForward() {
        return at < visited.size() - 1;
    }

    /** Back to the last place that can be reached, past those that are gone; where there is none nothing changes. */
    void back(Predicate<Address> reached) {
        walk(-1, reached);
    }

    /** Forward to the next place that can be reached, as {@link #back}. */
    void forward(Predicate<Address> reached) {
        walk(1, reached);
    }

    private void walk(int step, Predicate<Address> reached) {
        for (int place = at + step; place >= 0 && place < visited.size(); place += step) {
            if (reached.test(visited.get(place))) {
                at = place;
                return;
            }
        }
    }
}
