package dev.andon.connector;

import java.util.function.Supplier;

/** Where payloads go as they were received, while somebody looks at them. Constant time, never blocks, never throws; any thread. */
@FunctionalInterface
public interface Tap {

    /**
     * A message was read, or could not be.
     *
     * @param points handles of the points that it fed, some of them more than once; read during the call only
     * @param count how many of those count; 0: it fed none, and is known by its address alone
     * @param payload makes the copy; asked during the call, and only when somebody wants it
     */
    void received(int[] points, int count, Supplier<Payload> payload);
}
