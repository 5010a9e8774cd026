package dev.andon.runtime;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The newest sample of every point. Written by the ingest thread alone; read by any thread, without locks. Who wants to follow it takes a
 * {@link DirtySet}: each changed point stands in it once, however often it changed.
 */
public final class LiveTable {

    private volatile LivePage[] pages = new LivePage[0];
    private final CopyOnWriteArrayList<DirtySet> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean stalled;

    LiveTable() {}

    /** Reads a point's newest sample; false, and NOT_CONNECTED, when nothing was heard of it yet. Nothing is live while ingest hangs. */
    public boolean read(int point, LiveValue into) {
        LivePage[] now = pages;
        int page = point / LivePage.SLOTS;
        if (page < now.length && now[page].read(point % LivePage.SLOTS, into)) {
            if (stalled && into.quality.live()) {
                into.quality = Quality.STALE;
            }
            return true;
        }
        into.quality = Quality.NOT_CONNECTED;
        into.restored = false;
        return false;
    }

    /** The learnt time between two arrivals of a point, microseconds; 0 while unknown or irregular. */
    public long cadence(int point) {
        LivePage[] now = pages;
        int page = point / LivePage.SLOTS;
        return page < now.length ? now[page].cadence(point % LivePage.SLOTS) : 0;
    }

    /** A new set of changed points, to be closed when it is no longer drained; at first it holds every point that has a value. */
    public DirtySet watch() {
        DirtySet set = new DirtySet(watchers::remove);
        // First in, then looked through: a point that changes meanwhile is marked by one of the two.
        watchers.add(set);
        markAll(set);
        return set;
    }

    private void markAll(DirtySet set) {
        LivePage[] now = pages;
        for (int page = 0; page < now.length; page++) {
            for (int slot = 0; slot < LivePage.SLOTS; slot++) {
                if (now[page].heard(slot)) {
                    set.mark(page * LivePage.SLOTS + slot);
                }
            }
        }
    }

    /** Whether ingest hangs, so that nobody knows what is live. */
    public boolean stalled() {
        return stalled;
    }

    /** Ingest hangs, or works again; by the one that watches it. */
    void stall(boolean hangs) {
        stalled = hangs;
        VarHandle.fullFence();
        watchers.forEach(this::markAll);
    }

    void put(int point, Kind kind, double number, @Nullable String text, Quality quality, long source, long received) {
        page(point).put(point % LivePage.SLOTS, kind, number, text, quality, source, received);
    }

    /** Puts a value that was kept from an earlier run: stale or bad, and not heard. Before ingest runs. */
    void restore(int point, Kind kind, double number, @Nullable String text, Quality quality, long source) {
        page(point).restore(point % LivePage.SLOTS, kind, number, text, quality, source);
    }

    /** Changes the quality alone: the value stays what it was. */
    void requalify(int point, Quality quality) {
        page(point).requalify(point % LivePage.SLOTS, quality);
    }

    void cadence(int point, long micros) {
        page(point).cadence(point % LivePage.SLOTS, micros);
    }

    /** Whether anybody follows the table. */
    boolean watched() {
        return !watchers.isEmpty();
    }

    /** Tells the watchers that a point changed; after a full fence behind the writes, see {@link DirtySet}. */
    void mark(int point) {
        for (DirtySet watcher : watchers) {
            watcher.mark(point);
        }
    }

    private LivePage page(int point) {
        int page = point / LivePage.SLOTS;
        if (page >= pages.length) {
            grow(page + 1);
        }
        return pages[page];
    }

    private void grow(int count) {
        LivePage[] more = Arrays.copyOf(pages, count);
        for (int i = pages.length; i < count; i++) {
            more[i] = new LivePage();
        }
        pages = more;
    }
}
