package dev.andon.runtime;

import dev.andon.model.Problem;

/**
 * A message that could not be read, kept to be looked at.
 *
 * @param received microseconds since 1970 UTC
 * @param head its first bytes, at most {@code Inbox.RAW_LIMIT}; not to be changed
 * @param length of the whole, bytes
 */
public record RawMessage(String connection, Problem problem, long received, byte[] head, int length) {}
