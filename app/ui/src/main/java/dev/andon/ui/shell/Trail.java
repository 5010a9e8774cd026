package dev.andon.ui.shell;

import dev.andon.ui.screen.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** One step back; empty at the begin. */
    Optional<Address> back() {
        return canGoBack() ? Optional.of(visited.get(--at)) : Optional.empty();
    }

    /** One step forward; empty at the end. */
    Optional<Address> forward() {
        return canGoForward() ? Optional.of(visited.get(++at)) : Optional.empty();
    }
}
