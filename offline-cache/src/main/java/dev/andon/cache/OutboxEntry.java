package dev.andon.cache;

import dev.andon.model.CommandState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A command in the outbox. Times are kept to the microsecond.
 *
 * @param payload what is to be sent, as the command desk wrote it; opaque here
 * @param notAfter from this instant on it must not be sent
 * @param idempotent whether carrying it out twice does what carrying it out once does
 * @param queuedAt when it was persisted
 * @param since when it came into its state
 * @param sent how often it was handed to the connector
 * @param note why it is in its state, for people; may be empty
 */
record OutboxEntry(
        UUID id,
        byte[] payload,
        Instant notAfter,
        boolean idempotent,
        CommandState state,
        Instant queuedAt,
        Instant since,
        int sent,
        String note) {

    /** A clock that was corrected by no more than this is not one that was set back. */
    static final Duration SLACK = Duration.ofSeconds(5);

    private static final byte FORMAT = 1;
    // What a device says of its refusal may be of any length.
    private static final int LONGEST_NOTE = 2_000;
    // Some 70,000 years: whoever says "never" means less.
    private static final long FAR_SECONDS = 1L << 41;

    /** Why it must not be sent any more; empty while it may. */
    String late(Instant now) {
        if (!now.isBefore(notAfter)) {
            return "its time had passed at " + notAfter;
        }
        if (now.plus(SLACK).isBefore(queuedAt)) {
            return "the clock was set back, so that nobody knows how old it is";
        }
        return "";
    }

    OutboxEntry in(CommandState next, Instant now, String why) {
        String told = why.substring(0, Math.min(why.length(), LONGEST_NOTE));
        return new OutboxEntry(id, payload, notAfter, idempotent, next, queuedAt, now, sent, told);
    }

    OutboxEntry sentOnceMore(Instant now) {
        return new OutboxEntry(id, payload, notAfter, idempotent, CommandState.SENT, queuedAt, now, sent + 1, "");
    }

    /** What is sealed of it: all but id and state, which its row has. */
    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeBoolean(idempotent);
            out.writeLong(micros(notAfter));
            out.writeLong(micros(queuedAt));
            out.writeLong(micros(since));
            out.writeInt(sent);
            out.writeUTF(note);
            out.writeInt(payload.length);
            out.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static OutboxEntry decode(UUID id, CommandState state, byte[] bytes) throws Damaged {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new Damaged("command " + id + " was written by another version of the program");
            }
            boolean idempotent = in.readBoolean();
            Instant notAfter = instant(in.readLong());
            Instant queuedAt = instant(in.readLong());
            Instant since = instant(in.readLong());
            int sent = in.readInt();
            String note = in.readUTF();
            byte[] payload = in.readNBytes(in.readInt());
            return new OutboxEntry(id, payload, notAfter, idempotent, state, queuedAt, since, sent, note);
        } catch (IOException | IllegalArgumentException e) {
            throw new Damaged("command " + id + " cannot be read: " + e.getMessage());
        }
    }

    static long micros(Instant instant) {
        long seconds = Math.clamp(instant.getEpochSecond(), -FAR_SECONDS, FAR_SECONDS);
        return seconds * 1_000_000 + instant.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
