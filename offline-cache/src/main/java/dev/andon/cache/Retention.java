package dev.andon.cache;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every connection within its bounds, in small steps: what is too old is dropped once a day, what is too much at once, whole oldest days
 * first. The thread that writes.
 *
 * <p>Age is told by a clock that may be wrong. After it has gone forward by more than a day at once nothing is dropped for its age until it has
 * run on for an hour, and then two days of each connection an hour, so that there is time to see it and to set it right.
 */
final class Retention {

    /** What is dropped when there is too much, so that it is not done for each block. */
    private static final double SLACK = 0.02;

    private static final long PATIENCE = Partials.HOUR;
    private static final int DAYS_AN_HOUR = 2;
    private static final long LOOK_EVERY = 1_000_000;

    private final Catalogue catalogue;
    private final Ledger ledger;
    private final Deque<Sweep> sweeps = new ArrayDeque<>();
    private volatile @Nullable Function<String, Bounds> bounds;
    private volatile boolean other;
    private long before;
    private long doubtedSince = Long.MIN_VALUE;
    private boolean jumped;
    private long agedIn = Long.MIN_VALUE;
    private long lookedAt = Long.MIN_VALUE / 2;
    // Up to where the newest day of a connection was dropped.
    private final Map<Integer, Long> parted = new HashMap<>();

    /** @param alive when the clock was last seen, microseconds since 1970 UTC; the earliest time where it never was */
    Retention(Catalogue catalogue, Ledger ledger, long alive) {
        this.catalogue = catalogue;
        this.ledger = ledger;
        before = alive;
        ledger.damaged()
                .forEach(place -> sweeps.add(whole(Sweep.Mode.COUNT, place.connection(), place.day(), Long.MIN_VALUE)));
    }

    /**
     * Says what is kept; until then nothing is dropped. Any thread.
     *
     * @param of of each connection, by its name; asked on the thread that writes
     */
    void keep(Function<String, Bounds> of) {
        bounds = of;
        other = true;
    }

    @Nullable
    Function<String, Bounds> bounds() {
        return bounds;
    }

    /** Whether there is something to be done. Cheap: asked again and again. */
    boolean due(long now) {
        boolean trusted = trusted(now);
        Function<String, Bounds> of = bounds;
        if (sweeps.isEmpty() && of != null && (now < lookedAt || now - lookedAt >= LOOK_EVERY)) {
            lookedAt = now;
            long period = jumped ? Math.floorDiv(now, Partials.HOUR) : Ledger.day(now);
            if (trusted && ((other && !jumped) || agedIn != period)) {
                other = false;
                agedIn = period;
                ledger.connections().forEach(connection -> age(connection, of, now));
                jumped &= !sweeps.isEmpty();
            }
            ledger.connections().forEach(connection -> limit(connection, of));
        }
        return !sweeps.isEmpty();
    }

    /** Does a little, within the transaction. */
    void step(Series series) throws SQLException {
        Sweep sweep = sweeps.peek();
        if (sweep != null && !sweep.step(catalogue, series, ledger)) {
            sweeps.remove();
        }
    }

    /** What was begun did not come about; it is seen to again. */
    void rolledBack() {
        sweeps.clear();
        agedIn = Long.MIN_VALUE;
    }

    private boolean trusted(long now) {
        if (before != Long.MIN_VALUE && now - before > Ledger.DAY) {
            doubtedSince = now;
            jumped = true;
        } else if (now < doubtedSince || now - doubtedSince >= PATIENCE) {
            doubtedSince = Long.MIN_VALUE;
        }
        before = now;
        return doubtedSince == Long.MIN_VALUE;
    }

    private void age(int connection, Function<String, Bounds> of, long now) {
        Bounds kept = of.apply(name(connection));
        long fine = now - Reckoning.micros(kept.fine());
        long coarse = now - Reckoning.micros(kept.coarse());
        int days = 0;
        for (Map.Entry<Long, Ledger.Day> day : ledger.of(connection).entrySet()) {
            long end = (day.getKey() + 1) * Ledger.DAY;
            if (jumped && days >= DAYS_AN_HOUR) {
                return;
            }
            if (end <= coarse) {
                sweeps.add(whole(Sweep.Mode.REMOVE, connection, day.getKey(), coarse));
                days++;
            } else if (end <= fine && day.getValue().fine() > 0) {
                sweeps.add(whole(Sweep.Mode.THIN, connection, day.getKey(), fine));
                days++;
            }
        }
    }

    private void limit(int connection, Function<String, Bounds> of) {
        SortedMap<Long, Ledger.Day> days = ledger.of(connection);
        long bytes = days.values().stream().mapToLong(Ledger.Day::bytes).sum();
        long most = of.apply(name(connection)).bytes();
        if (bytes <= most) {
            return;
        }
        long over = bytes - (long) (most * (1 - SLACK));
        for (Map.Entry<Long, Ledger.Day> day : days.entrySet()) {
            if (over <= 0) {
                return;
            }
            if (day.getKey().equals(days.lastKey())) {
                part(connection, day.getKey(), (double) over / day.getValue().bytes());
                return;
            }
            long end = (day.getKey() + 1) * Ledger.DAY;
            sweeps.add(whole(Sweep.Mode.REMOVE, connection, day.getKey(), end));
            over -= day.getValue().bytes();
        }
    }

    /** The newest day goes as well, by and by. */
    private void part(int connection, long day, double share) {
        long begin = day * Ledger.DAY;
        long end = begin + Ledger.DAY;
        long from = Math.max(begin, Math.min(end, parted.getOrDefault(connection, begin)));
        long until = Math.min(end, before);
        if (from >= until) {
            // All that was measured up to now is gone. What there is was not, or the clock is wrong.
            parted.remove(connection);
            sweeps.add(whole(Sweep.Mode.REMOVE, connection, day, end));
            return;
        }
        long to = from + (long) Math.ceil((until - from) * Math.min(1, share));
        parted.put(connection, to);
        sweeps.add(new Sweep(Sweep.Mode.REMOVE, connection, from, to, to));
    }

    private static Sweep whole(Sweep.Mode mode, int connection, long day, long cut) {
        return new Sweep(mode, connection, day * Ledger.DAY, (day + 1) * Ledger.DAY, cut);
    }

    private String name(int connection) {
        PointKey first = catalogue.find(connection);
        return first == null ? Catalogue.LOST : first.connection();
    }
}
