package dev.andon.cache;

import java.util.HashMap;
import java.util.Map;

/** Rows for which there was no room: counted, and told as gaps as soon as something can be written again. Any thread. */
final class Dropped {

    private final Map<Integer, Since> missing = new HashMap<>();
    private long rows;

    private record Since(long time, GapCause cause) {}

    /** Counts rows that are dropped; what was missing of a point before stays so for the reason it had. */
    synchronized void add(Rows batch, GapCause cause) {
        rows += batch.size;
        for (int row = 0; row < batch.size; row++) {
            // Where a gap could not be told to be filled, it stays.
            if (!Marks.filled(batch.marks[row])) {
                missing.merge(
                        batch.points[row],
                        new Since(batch.times[row], cause),
                        (old, fresh) -> fresh.time() < old.time() ? new Since(fresh.time(), old.cause()) : old);
            }
        }
    }

    /** Whether gaps are to be told: until then a row that is taken would seem to end them. */
    synchronized boolean waits() {
        return !missing.isEmpty();
    }

    /** Fills a batch with the gaps that are to be told, and forgets them. */
    synchronized void tell(Rows into) {
        var each = missing.entrySet().iterator();
        while (each.hasNext() && !into.full()) {
            Map.Entry<Integer, Since> one = each.next();
            into.gap(one.getKey(), one.getValue().time(), one.getValue().cause());
            each.remove();
        }
    }

    /** How many were dropped in all. */
    synchronized long rows() {
        return rows;
    }
}
