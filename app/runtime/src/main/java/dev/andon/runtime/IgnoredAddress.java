package dev.andon.runtime;

/**
 * An address that carries no telemetry.
 *
 * @param length of the payload that decided it, bytes
 */
public record IgnoredAddress(String connection, String address, String why, long length) {}
