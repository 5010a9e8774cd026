package dev.andon.cache;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found to be damaged: the first ones in full, of all how many. Any thread. */
final class Losses {

    /** So many are kept in full: whole files may be gone. */
    static final int KEPT = 1_000;

    // By what was found, so that what is met again and again is told once.
    private final Set<Loss> kept = new LinkedHashSet<>();
    private long count;
    private long rows;

    synchronized void add(Loss loss) {
        if (kept.contains(loss)) {
            return;
        }
        count++;
        rows += loss.rows();
        if (kept.size() < KEPT) {
            kept.add(loss);
        }
    }

    /** The first of them. */
    synchronized List<Loss> kept() {
        return new ArrayList<>(kept);
    }

    synchronized long count() {
        return count;
    }

    /** Rows that are lost, as far as that is known. */
    synchronized long rows() {
        return rows;
    }
}
