package dev.andon.runtime;

import dev.andon.connector.Payload;
import dev.andon.connector.Tap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whose payloads somebody looks at. While nobody does, a message costs one volatile read. Any thread. */
final class Taps implements Tap {

    private final PointTable points;
    private final TroubleLog troubles;
    private final CopyOnWriteArrayList<PayloadTap> open = new CopyOnWriteArrayList<>();
    private volatile @Nullable Tap active;

    Taps(PointTable points, TroubleLog troubles) {
        this.points = points;
        this.troubles = troubles;
    }

    /** Who wants payloads; null: nobody. */
    @Nullable
    Tap active() {
        return active;
    }

    /** Opens a tap; in it is already what could not be read of the device before. */
    synchronized PayloadTap open(String device) {
        List<Payload> before = troubles.unreadable().stream()
                .filter(message -> PayloadTap.belongs(device, message.problem().where()))
                .map(Taps::payload)
                .toList();
        PayloadTap tap = new PayloadTap(device, this, before);
        open.add(tap);
        active = this;
        return tap;
    }

    synchronized void remove(PayloadTap tap) {
        open.remove(tap);
        if (open.isEmpty()) {
            active = null;
        }
    }

    @Override
    public void received(int[] handles, int count, Supplier<Payload> payload) {
        Payload made = null;
        for (PayloadTap tap : open) {
            boolean wanted;
            if (count > 0) {
                wanted = tap.wants(points, handles, count);
            } else {
                made = made == null ? payload.get() : made;
                wanted = tap.wants(made.address());
            }
            if (wanted) {
                made = made == null ? payload.get() : made;
                tap.add(made);
            }
        }
    }

    private static Payload payload(RawMessage message) {
        return new Payload(
                message.problem().where(),
                message.received(),
                Payload.QOS_UNKNOWN,
                false,
                message.head(),
                message.length(),
                message.problem().what());
    }
}
