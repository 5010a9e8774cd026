package dev.andon.connector;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Makes connectors for the URL schemes it knows; found by {@link java.util.ServiceLoader}. */
public interface ConnectorProvider {

    /** The schemes, in lower case: {@code mqtt}, {@code mqtts} ... */
    Set<String> schemes();

    /** The keys that a connection's file may hold beside those of every connection; of a mapping its own key. */
    Set<String> options();

    /** A connector that is not yet started. Wrong settings show as {@link LinkState.Down} after the start, not here. */
    Connector open(ConnectionSettings settings);

    /**
     * Tries the way to the far end hop by hop (name, TCP, TLS, protocol, rights, clock) and stops at the first that is broken. Blocks for at
     * most {@code limit}; safe to run beside an open connector with the same settings.
     *
     * @return the hops in order; the last is the broken one, if any
     */
    List<Hop> examine(ConnectionSettings settings, Duration limit);

    /**
     * The same for somebody who waits for it: tells of every hop as soon as it was tried, where the way is long enough for that to matter.
     *
     * @param tried is told of the hops in order, each once and all before this returns, from any thread; it must not block
     */
    default List<Hop> examine(ConnectionSettings settings, Duration limit, Consumer<? super Hop> tried) {
        List<Hop> hops = examine(settings, limit);
        hops.forEach(tried);
        return hops;
    }
}
