package dev.andon.bench;

import org.HdrHistogram.Histogram;

/** A client under measurement: it receives on a port of loopback, keeps the newest value of every point, and counts. */
interface Subject extends AutoCloseable {

    String name();

    /** Begins to receive; returns when it is subscribed. */
    void open(int port) throws Exception;

    /** Samples taken into the table so far. */
    long samples();

    /** Time from a sample's own time to the moment after the table had it, microseconds; read when the stream has ended. */
    Histogram latency();

    /** Forgets what was counted: the warm-up is over. */
    void reset();

    @Override
    void close() throws Exception;
}
