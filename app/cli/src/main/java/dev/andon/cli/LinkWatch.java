package dev.andon.cli;

import dev.andon.connector.LinkState;
import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.runtime.Monitor;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks at the connections now and then and tells in plain words what changed: a trouble once, and its end. One thread. */
final class LinkWatch {

    private final Monitor monitor;
    private final Printer printer;
    private final Map<String, Problem> troubles = new HashMap<>();
    private boolean everUp;
    private boolean allDown;

    LinkWatch(Monitor monitor, Printer printer) {
        this.monitor = monitor;
        this.printer = printer;
    }

    /** Looks once. */
    void look() {
        List<LinkStatus> links = monitor.links();
        links.forEach(this::look);
        allDown = links.stream().allMatch(link -> link.state() instanceof LinkState.Down);
    }

    /** Whether any connection was ever up when it was looked at. */
    boolean everUp() {
        return everUp;
    }

    /** Whether any connection has a trouble that was told, and is not over. */
    boolean troubled() {
        return !troubles.isEmpty();
    }

    /** Whether every connection failed for good: there is nothing to wait for. */
    boolean allDown() {
        return allDown;
    }

    /** Why nothing is connected, for each connection. */
    String reasons() {
        List<String> reasons = new ArrayList<>();
        for (LinkStatus link : monitor.links()) {
            Problem trouble = troubles.get(link.name());
            reasons.add(trouble == null ? title(link) + ": did not answer" : told(link, trouble));
        }
        return reasons.stream().distinct().collect(Collectors.joining("; "));
    }

    private void look(LinkStatus link) {
        switch (link.state()) {
            case LinkState.Up up -> {
                everUp = true;
                if (troubles.remove(link.name()) != null) {
                    printer.note("andon: " + title(link) + ": connected, " + up.detail());
                }
            }
            case LinkState.Waiting waiting -> tell(link, waiting.reason(), "; trying again");
            case LinkState.Down down -> tell(link, down.reason(), "");
            case LinkState.Connecting connecting -> {}
        }
    }

    private void tell(LinkStatus link, Problem reason, String then) {
        if (!reason.equals(troubles.put(link.name(), reason))) {
            printer.note("andon: " + told(link, reason) + then);
        }
    }

    /** A connection as it is called in every line about it: by its URL, behind its own name where somebody gave it one. */
    static String title(String name, URI url) {
        return name.equals(url.getRawAuthority()) ? url.toString() : name + " (" + url + ")";
    }

    private static String title(LinkStatus link) {
        return title(link.name(), link.url());
    }

    /** A trouble under the title of its link, unless it happened at a place of its own, such as in a file. */
    private static String told(LinkStatus link, Problem trouble) {
        boolean own = trouble.where().equals(link.name())
                || trouble.where().equals(link.url().toString());
        return title(link) + ": " + new Problem(own ? "" : trouble.where(), trouble.what(), trouble.remedy());
    }
}
