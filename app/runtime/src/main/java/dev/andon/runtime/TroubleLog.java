package dev.andon.runtime;

import dev.andon.model.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/** What went wrong lately, bounded: the counts go on when the lists are full. Any thread. */
final class TroubleLog {

    private static final int MOST_PROBLEMS = 100;
    private static final int MOST_RAW = 100;
    private static final int MOST_IGNORED = 1_000;

    // By place: a topic that is wrong a thousand times is one problem.
    private final SequencedMap<String, Trouble> troubles = new LinkedHashMap<>();
    private final SequencedMap<String, RawMessage> raw = new LinkedHashMap<>();
    private final SequencedMap<String, IgnoredAddress> ignored = new LinkedHashMap<>();
    private final LongSupplier clock;
    private long unreadableCount;
    private long ignoredCount;

    /** @param clock microseconds since 1970 UTC */
    TroubleLog(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized void report(Problem problem) {
        long now = clock.getAsLong();
        Trouble before = troubles.get(problem.where());
        Trouble told = before == null ? new Trouble(problem, now, now, 1) : before.again(problem, now);
        renew(troubles, problem.where(), told, MOST_PROBLEMS);
    }

    /** What was wrong there is mended. */
    synchronized void solved(Problem problem) {
        Trouble told = troubles.get(problem.where());
        if (told != null && told.problem().equals(problem)) {
            troubles.remove(problem.where());
        }
    }

    synchronized void unreadable(RawMessage message) {
        unreadableCount++;
        renew(raw, message.connection() + ' ' + message.problem().where(), message, MOST_RAW);
        report(message.problem());
    }

    synchronized void ignored(IgnoredAddress address) {
        String key = address.connection() + ' ' + address.address();
        if (ignored.containsKey(key)) {
            return;
        }
        ignoredCount++;
        if (ignored.size() < MOST_IGNORED) {
            ignored.put(key, address);
        }
    }

    synchronized List<Trouble> troubles() {
        return newestFirst(troubles);
    }

    synchronized List<RawMessage> unreadable() {
        return newestFirst(raw);
    }

    synchronized List<IgnoredAddress> ignored() {
        return List.copyOf(ignored.values());
    }

    synchronized long unreadableCount() {
        return unreadableCount;
    }

    synchronized long ignoredCount() {
        return ignoredCount;
    }

    private static <T> void renew(SequencedMap<String, T> newestLast, String key, T value, int most) {
        newestLast.remove(key);
        newestLast.put(key, value);
        if (newestLast.size() > most) {
            newestLast.pollFirstEntry();
        }
    }

    private static <T> List<T> newestFirst(SequencedMap<String, T> newestLast) {
        return List.copyOf(newestLast.sequencedValues().reversed());
    }
}
