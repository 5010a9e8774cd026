package dev.andon.ui.device;

import dev.andon.connector.Payload;
import dev.andon.runtime.PayloadTap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest payloads of a device as a person looks at them: it can be held still, the newest is looked at until another is chosen, and each is
 * compared with the one before it on the same address. Knows no toolkit; by one thread.
 */
final class RawLog {

    private final PayloadTap tap;
    private List<Payload> shown = List.of();
    private long revision = -1;
    private boolean paused;
    private @Nullable Payload chosen;

    RawLog(PayloadTap tap) {
        this.tap = tap;
    }

    /** Takes in what came; whether anything did, or while it is held still, whether there is more to tell of. */
    boolean follow() {
        if (tap.revision() == revision) {
            return false;
        }
        revision = tap.revision();
        if (!paused) {
            shown = tap.payloads();
        }
        return true;
    }

    /** Newest first; while it is held still, as they were then. */
    List<Payload> payloads() {
        return shown;
    }

    boolean paused() {
        return paused;
    }

    /** Holds it still, or lets it go on from what there is now. */
    void pause(boolean still) {
        paused = still;
        if (!still) {
            shown = tap.payloads();
            chosen = null;
        }
    }

    /** How many newer payloads are kept than those that are shown. */
    int newer() {
        List<Payload> now = tap.payloads();
        int known = shown.isEmpty() ? now.size() : indexOf(now, shown.getFirst());
        return known < 0 ? now.size() : known;
    }

    /** Looks at one of those that are shown, and holds it still, so that it does not go away. */
    void choose(Payload payload) {
        chosen = payload;
        paused = true;
    }

    /** What is looked at: what was chosen, else the newest; null: nothing came yet. */
    @Nullable
    Payload chosen() {
        Payload wanted = chosen;
        if (wanted != null && indexOf(shown, wanted) >= 0) {
            return wanted;
        }
        return shown.isEmpty() ? null : shown.getFirst();
    }

    /** The one before it on the same address; null: none is kept. */
    @Nullable
    Payload before(Payload payload) {
        int at = indexOf(shown, payload);
        for (int index = at + 1; index < shown.size(); index++) {
            if (shown.get(index).address().equals(payload.address())) {
                return shown.get(index);
            }
        }
        return null;
    }

    /** A payload's lines, and what changed in them. */
    List<LineDiff.Line> lines(Payload payload) {
        Payload before = before(payload);
        List<String> lines = PayloadText.lines(payload);
        return before == null ? LineDiff.first(lines) : LineDiff.between(PayloadText.lines(before), lines);
    }

    // Two messages may well be equal; the very one is meant.
    @SuppressWarnings("ReferenceEquality")
    private static int indexOf(List<Payload> payloads, Payload wanted) {
        for (int index = 0; index < payloads.size(); index++) {
            if (Objects.requireNonNull(payloads.get(index)) == wanted) {
                return index;
            }
        }
        return -1;
    }
}
