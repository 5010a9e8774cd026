package dev.andon.connector.plant;

import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.connector.Tap;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Unit;
import org.jspecify.annotations.Nullable;

/** The inbox of the plant's own connection, that also knows whether its attempt to listen has come to an end. */
final class Ear implements Inbox {

    private final Inbox inbox;
    private volatile boolean settled;

    Ear(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Whether it listens, or could not. */
    boolean settled() {
        return settled;
    }

    @Override
    public void link(LinkState state) {
        inbox.link(state);
        settled |= !(state instanceof LinkState.Connecting);
    }

    @Override
    public long now() {
        return inbox.now();
    }

    @Override
    public int device(String id) {
        return inbox.device(id);
    }

    @Override
    public int point(int device, String name, Kind kind) {
        return inbox.point(device, name, kind);
    }

    @Override
    public void unit(int point, Unit unit) {
        inbox.unit(point, unit);
    }

    @Override
    public void title(int device, String title) {
        inbox.title(device, title);
    }

    @Override
    public SampleBatch take() {
        return inbox.take();
    }

    @Override
    public void put(SampleBatch batch) {
        inbox.put(batch);
    }

    @Override
    public void presence(int device, Presence presence) {
        inbox.presence(device, presence);
    }

    @Override
    public void unreadable(Problem problem, byte[] raw, int offset, int length) {
        inbox.unreadable(problem, raw, offset, length);
    }

    @Override
    public void ignored(String address, String why, long length) {
        inbox.ignored(address, why, length);
    }

    @Override
    public @Nullable Tap tap() {
        return inbox.tap();
    }
}
