package dev.andon.ui.health;

import dev.andon.runtime.Health;
import dev.andon.runtime.LinkStatus;
import dev.andon.runtime.Monitor;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records how the program itself fares, once a second for the last ten minutes: so that the health screen has a past when it is opened, it is recorded on
 * a thread of its own from the start of the program to its end, whether a window can be seen or not. It is kept in memory alone. Any thread.
 */
public final class HealthBook implements AutoCloseable {

    /** So many seconds are kept. */
    static final int SECONDS = 600;

    private static final Logger LOG = LoggerFactory.getLogger(HealthBook.class);

    private final ScheduledExecutorService recording = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("health").daemon().factory());
    private final Map<Gauge, Ring> gauges = new EnumMap<>(Gauge.class);
    private final Map<Gauge, Long> before = new EnumMap<>(Gauge.class);
    private final Map<String, Ring> links = new HashMap<>();
    private final Map<String, Long> linksBefore = new HashMap<>();
    private final Ring heap = new Ring(SECONDS);

    HealthBook() {
        for (Gauge gauge : Gauge.values()) {
            gauges.put(gauge, new Ring(SECONDS));
        }
    }

    /** A book that records a monitor from now on, until it is closed. */
    public static HealthBook over(Monitor monitor) {
        HealthBook book = new HealthBook();
        Future<?> unused = book.recording.scheduleAtFixedRate(() -> book.look(monitor), 0, 1, TimeUnit.SECONDS);
        return book;
    }

    @Override
    public void close() {
        recording.shutdownNow();
    }

    /** A second went by. */
    synchronized void record(Health health, Iterable<LinkStatus> statuses, long heapUsed) {
        for (Gauge gauge : Gauge.values()) {
            long count = count(gauge, health);
            Long last = before.put(gauge, count);
            if (!gauge.counter()) {
                ring(gauge).add((double) count);
            } else if (last != null) {
                ring(gauge).add((double) Math.max(0, count - last));
            }
        }
        for (LinkStatus link : statuses) {
            Long last = linksBefore.put(link.name(), link.samples());
            if (last != null) {
                links.computeIfAbsent(link.name(), name -> new Ring(SECONDS))
                        .add((double) Math.max(0, link.samples() - last));
            }
        }
        heap.add((double) heapUsed);
    }

    /** What was recorded of a gauge: of a counter its growth a second. */
    synchronized Ring of(Gauge gauge) {
        return ring(gauge).copy();
    }

    /** Samples a second of a connection. */
    synchronized Ring ofLink(String name) {
        Ring ring = links.get(name);
        return ring == null ? new Ring(SECONDS) : ring.copy();
    }

    /** Bytes in use. */
    synchronized Ring heap() {
        return heap.copy();
    }

    /** What a gauge is at the moment. */
    static long count(Gauge gauge, Health health) {
        return switch (gauge) {
            case SAMPLES -> health.samples();
            case DROPPED -> health.dropped();
            case UNHEARD -> health.unheard();
            case WAITING -> health.waiting();
            case HISTORICAL -> health.historical();
            case BAD -> health.bad();
            case UNREADABLE -> health.unreadable();
            case IGNORED -> health.ignored();
        };
    }

    private Ring ring(Gauge gauge) {
        return gauges.computeIfAbsent(gauge, missing -> new Ring(SECONDS));
    }

    private void look(Monitor monitor) {
        try {
            record(monitor.health(), monitor.links(), Memory.now().used());
        } catch (RuntimeException fault) { // one second is missing, rather than all that come after it
            LOG.error("the program's own health could not be recorded", fault);
        }
    }
}
