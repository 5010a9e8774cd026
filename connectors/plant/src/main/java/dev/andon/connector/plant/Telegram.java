package dev.andon.connector.plant;

/**
 * One MQTT message of a device.
 *
 * @param payload not to be changed
 * @param retained whether the broker keeps it
 */
record Telegram(String topic, byte[] payload, boolean retained) {}
