package dev.andon.cli;

import dev.andon.connector.LinkState;
import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.runtime.Monitor;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks at the connections now and then and tells in plain words what changed: a trouble once, and its end. One thread. */
final class LinkWatch {

    // Microseconds.
    private static final long SECOND = 1_000_000;

    // Seconds.
    private static final long LONG = 10;

    private final Monitor monitor;
    private final Printer printer;
    private final Map<String, Problem> troubles = new HashMap<>();
    // When each is tried again, as it was told last.
    private final Map<String, Instant> retries = new HashMap<>();
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
            case LinkState.Waiting waiting -> tell(link, waiting);
            case LinkState.Down down -> tell(link, down.reason(), "");
            case LinkState.Connecting connecting -> {}
        }
    }

    /** A trouble once, with when it is tried again; that alone once more each time it takes so long that a person wonders. */
    private void tell(LinkStatus link, LinkState.Waiting waiting) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, waiting.retryAt()) - monitor.now();
        long seconds = Math.max(1, Math.ceilDiv(micros, SECOND));
        String then = "; trying again in " + seconds + " s";
        boolean another = !waiting.retryAt().equals(retries.put(link.name(), waiting.retryAt()));
        if (!tell(link, waiting.reason(), then) && another && seconds >= LONG) {
            printer.note("andon: " + title(link) + ": still no connection" + then);
        }
    }

    /** Whether it was not told before. */
    private boolean tell(LinkStatus link, Problem reason, String then) {
        boolean fresh = !reason.equals(troubles.put(link.name(), reason));
        if (fresh) {
            printer.note("andon: " + told(link, reason) + then);
        }
        return fresh;
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
