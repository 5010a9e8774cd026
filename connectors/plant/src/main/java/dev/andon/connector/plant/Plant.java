package dev.andon.connector.plant;

import dev.andon.connector.Connector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plant at work: lets every device speak when it is its turn, through its gateway, and plays what the script does to the gateways. Knows
 * no clock and no thread; {@link #turn} is told the time, by one thread.
 */
final class Plant {

    /** How much of what was missed is made up for, seconds: after a longer pause the plant goes on with now. */
    private static final double CATCH_UP = 2;

    /** Turns in a row in which something is missed before it is said: one is a machine that slept. */
    private static final int TOO_OFTEN = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Plant.class);

    private final Fleet fleet;
    private final List<Gateway> gateways;
    private final Consumer<String> cut;
    private final List<Fleet.Stream> streams;
    private final Gateway[] speakers;
    private final long[] turns;
    private final List<Thread> leaving = new ArrayList<>();
    private int missing;

    /**
     * @param gateways one for each of the fleet's
     * @param cut cuts a gateway's line at the broker, by the gateway's id
     */
    Plant(Fleet fleet, List<Gateway> gateways, Consumer<String> cut) {
        this.fleet = fleet;
        this.gateways = List.copyOf(gateways);
        this.cut = cut;
        this.streams = fleet.streams();
        this.turns = new long[streams.size()];
        Map<String, Gateway> byId = new HashMap<>();
        gateways.forEach(gateway -> byId.put(gateway.id(), gateway));
        this.speakers = streams.stream()
                .map(stream -> byId.get(stream.member().gateway()))
                .toArray(Gateway[]::new);
    }

    /** Whether all gateways are connected; dials for those that are not. */
    boolean connected() {
        gateways.forEach(gateway -> gateway.mind(fleet.moment(0).simulated()));
        return gateways.stream().allMatch(Gateway::up);
    }

    /**
     * Does everything that is due.
     *
     * @param elapsed seconds since the start of the plant; never less than the last time
     */
    void turn(double elapsed) {
        for (Gateway gateway : gateways) {
            Connector lost = gateway.mind(fleet.moment(elapsed).simulated());
            if (lost != null) {
                LOG.info("{}: the script cuts the gateway's line", gateway.id());
                cut.accept(gateway.id());
                // Closing takes a moment, and the other devices go on speaking.
                leaving.removeIf(thread -> !thread.isAlive());
                leaving.add(Thread.startVirtualThread(lost::close));
            }
            if (gateway.turn()) {
                tellStates(gateway, elapsed);
            }
        }
        boolean missed = false;
        for (int index = 0; index < turns.length; index++) {
            missed |= speak(index, elapsed);
        }
        missing = missed ? missing + 1 : 0;
        if (missing == TOO_OFTEN) {
            LOG.warn("the demo plant cannot keep up; ask for fewer devices or a lower rate");
        }
    }

    /** Lets one stream speak as often as is due; true when some of it had to be left out. */
    private boolean speak(int index, double elapsed) {
        Fleet.Stream stream = streams.get(index);
        Schedule schedule = stream.schedule();
        long due = schedule.due(elapsed);
        long from = Math.max(turns[index], Math.min(due - 1, schedule.due(elapsed - CATCH_UP)));
        boolean missed = from > turns[index];
        if (missed && stream.channel().cadence() == Cadence.CHANGE) {
            fleet.state(stream, elapsed, speakers[index]::say);
        } else {
            for (long turn = from; turn < due; turn++) {
                fleet.telegrams(stream, turn, speakers[index]::say);
            }
        }
        turns[index] = due;
        return missed;
    }

    /** What only speaks when it changes may have changed while nobody heard it. */
    private void tellStates(Gateway gateway, double elapsed) {
        for (int index = 0; index < turns.length; index++) {
            Fleet.Stream stream = streams.get(index);
            if (speakers[index] == gateway && stream.channel().cadence() == Cadence.CHANGE && turns[index] > 0) {
                fleet.state(stream, elapsed, gateway::say);
            }
        }
    }

    /** Closes the gateways, all at once and within so long. */
    void close(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        gateways.forEach(gateway -> leaving.add(Thread.startVirtualThread(() -> gateway.close(limit))));
        for (Thread thread : leaving) {
            try {
                thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
