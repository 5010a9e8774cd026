package dev.andon.connector.plant;

import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Unit;
import java.util.function.LongSupplier;

/** The inbox of one who only speaks: it minds the state of its link and hears nothing else. */
final class Radio implements Inbox {

    private static final int SMALL = 16;

    private final LongSupplier clock;
    private volatile boolean up;

    Radio(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether it can be heard. */
    boolean up() {
        return up;
    }

    @Override
    public long now() {
        return clock.getAsLong();
    }

    @Override
    public void link(LinkState state) {
        up = state instanceof LinkState.Up;
    }

    @Override
    public int device(String id) {
        return 0;
    }

    @Override
    public int point(int device, String name, Kind kind) {
        return 0;
    }

    @Override
    public void unit(int point, Unit unit) {}

    @Override
    public void title(int device, String title) {}

    @Override
    public SampleBatch take() {
        return new SampleBatch(SMALL);
    }

    @Override
    public void put(SampleBatch batch) {}

    @Override
    public void presence(int device, Presence presence) {}

    @Override
    public void unreadable(Problem problem, byte[] raw, int offset, int length) {}

    @Override
    public void ignored(String address, String why, long length) {}
}
