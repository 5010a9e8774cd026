package dev.andon.runtime;

import java.util.List;

/** stub while being written */
public final class Monitor implements AutoCloseable {

    /** Wires the workspace; nothing runs and no link is opened before {@link #start}. */
    public static Monitor of(Workspace workspace) {
        throw new UnsupportedOperationException("being written: " + workspace);
    }

    /** Opens every connection and begins to judge. Returns at once. */
    public void start() {
        throw new UnsupportedOperationException();
    }

    public Workspace workspace() {
        throw new UnsupportedOperationException();
    }

    /** The time by the clock that everything here is judged by, microseconds since 1970 UTC. */
    public long now() {
        throw new UnsupportedOperationException();
    }

    public PointTable points() {
        throw new UnsupportedOperationException();
    }

    public LiveTable live() {
        throw new UnsupportedOperationException();
    }

    /** The presence of a device, by handle: its own, or the nearest gateway's above it. */
    public dev.andon.model.Presence presence(int device) {
        throw new UnsupportedOperationException();
    }

    /** How every connection fares, in the order of the workspace. */
    public List<LinkStatus> links() {
        throw new UnsupportedOperationException();
    }

    public Health health() {
        throw new UnsupportedOperationException();
    }

    /** The newest unreadable messages, newest first, at most 100. */
    public List<RawMessage> unreadable() {
        throw new UnsupportedOperationException();
    }

    /** Addresses without telemetry, in the order in which they were met, at most 1,000. */
    public List<IgnoredAddress> ignored() {
        throw new UnsupportedOperationException();
    }

    /** Lets the hook see every sample from now on. Any thread. */
    public Pin hook(SampleHook hook) {
        throw new UnsupportedOperationException();
    }

    /** Closes every connection and ends ingest, within a few seconds. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
