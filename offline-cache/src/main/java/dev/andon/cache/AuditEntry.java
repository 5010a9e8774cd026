package dev.andon.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One entry of the audit: who did what, when, to what. The time is kept to the microsecond.
 *
 * @param seq its number, from 1, without a hole
 * @param by who
 * @param what the action: {@code command.sent}, {@code alarm.acknowledged}
 * @param subject the device, alarm or file it was done to
 * @param details more of it, by name
 */
record AuditEntry(long seq, Instant at, String by, String what, String subject, SortedMap<String, String> details) {

    static final int HASH = 32;

    private static final byte FORMAT = 1;

    AuditEntry {
        details = new TreeMap<>(details);
    }

    /** Its one form in bytes, which is what the chain hashes: numbers big-endian, texts as UTF-8 after their length, details by name. */
    byte[] canonical() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(seq);
            out.writeLong(OutboxEntry.micros(at));
            write(out, by);
            write(out, what);
            write(out, subject);
            out.writeInt(details.size());
            for (var detail : details.entrySet()) {
                write(out, detail.getKey());
                write(out, detail.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static AuditEntry decode(byte[] bytes) throws Damaged {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new Damaged("an audit entry was written by another version of the program");
            }
            long seq = in.readLong();
            Instant at = OutboxEntry.instant(in.readLong());
            String by = read(in);
            String what = read(in);
            String subject = read(in);
            SortedMap<String, String> details = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                details.put(read(in), read(in));
            }
            return new AuditEntry(seq, at, by, what, subject, details);
        } catch (IOException | IllegalArgumentException e) {
            throw new Damaged("an audit entry cannot be read: " + e.getMessage());
        }
    }

    /** SHA-256 of the hash before and the entry. */
    static byte[] hash(byte[] before, byte[] canonical) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(canonical);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " bytes is cut");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
