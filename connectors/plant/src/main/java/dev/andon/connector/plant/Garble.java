package dev.andon.connector.plant;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The ways in which payloads get spoilt on their way out of a device. */
enum Garble {
    TRUNCATED,
    NOT_UTF8,
    NOT_A_NUMBER,
    EMPTY,
    STRAY_TEXT;

    private static final Garble[] ALL = values();

    /** Spoils a device's payload, each turn in another way. */
    static byte[] spoil(byte[] payload, long turn) {
        return switch (ALL[(int) Math.floorMod(turn, (long) ALL.length)]) {
            case TRUNCATED -> Arrays.copyOf(payload, payload.length * 2 / 3);
            case NOT_UTF8 -> {
                byte[] spoilt = payload.clone();
                Arrays.fill(spoilt, spoilt.length / 3, spoilt.length / 2, (byte) 0xFE);
                yield spoilt;
            }
            case NOT_A_NUMBER ->
                text(payload)
                        .replaceFirst(":[-0-9.]+}$|:(true|false)}$", ":NaN}")
                        .getBytes(StandardCharsets.UTF_8);
            case EMPTY -> new byte[0];
            case STRAY_TEXT -> ("ERR 0x1F modbus timeout; " + text(payload)).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
