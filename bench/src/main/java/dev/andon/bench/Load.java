package dev.andon.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;

/**
 * One message that is sent again and again with new times written into it: {@code [{"ts":1760000000000000,"value":21.25},...]} with so many
 * samples, or the one object alone. Times are microseconds, so that latency can be read off the sample.
 */
final class Load {

    private static final String SAMPLE = "{\"ts\":0000000000000000,\"value\":21.25}";
    private static final int TIME_DIGITS = 16;
    private static final int TIME_AT = 6;

    final byte[] frame;
    private final int firstTime;
    private final int samples;

    Load(String topic, int samples) {
        this.samples = samples;
        String payload = samples == 1 ? SAMPLE : "[" + String.join(",", Collections.nCopies(samples, SAMPLE)) + "]";
        byte[] bytes = payload.getBytes(StandardCharsets.US_ASCII);
        frame = Frames.publish(topic, bytes, false, 0);
        firstTime = frame.length - bytes.length + (samples == 1 ? 0 : 1) + TIME_AT;
    }

    /** Writes the time into every sample: the last has this one, each before it a microsecond less. */
    void stamp(long micros) {
        for (int sample = 0; sample < samples; sample++) {
            int at = firstTime + sample * (SAMPLE.length() + 1) + TIME_DIGITS;
            for (long rest = micros - (samples - 1 - sample); rest > 0; rest /= 10) {
                frame[--at] = (byte) ('0' + rest % 10);
            }
        }
    }

    static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
