package dev.andon.connector;

import org.jspecify.annotations.Nullable;

/**
 * A message as it was received, kept to be looked at.
 *
 * @param address where it came from: topic, URL
 * @param received microseconds since 1970 UTC
 * @param qos of its delivery, 0 to 2; {@link #QOS_UNKNOWN} where there is no such thing or nobody kept it
 * @param retained whether the far end had kept it: last known, not live
 * @param content its first bytes, at most {@link #LIMIT}; not to be changed
 * @param length of the whole, bytes
 * @param wrong why it could not be read, a clause for a person; null: it could
 */
public record Payload(
        String address,
        long received,
        int qos,
        boolean retained,
        byte[] content,
        long length,
        @Nullable String wrong) {

    /** Bytes of a payload that are kept. */
    public static final int LIMIT = 1 << 16;

    /** Nobody knows with which quality of service it was delivered. */
    public static final int QOS_UNKNOWN = -1;
}
