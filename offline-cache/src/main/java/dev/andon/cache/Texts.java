package dev.andon.cache;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts: each distinct one once, in the order of appearance, and for each row its place among them. Texts are written as
 * UTF-16 units, so that any Java string comes back; together they are deflated where that makes them shorter. Keeps buffers: one
 * owner, one thread.
 */
final class Texts {

    /** Deflate makes nothing more than 1,032 times as short; who claims more would only have us take memory. */
    private static final int MOST_DEFLATED = 1_032;
    /** Shorter than this there is nothing to gain. */
    private static final int WORTH_DEFLATING = 64;

    private final Longs longs;
    private final Map<String, Integer> places = new HashMap<>();
    private final BitWriter plain = new BitWriter();
    private final BitReader plainReader = new BitReader();
    private long[] indices = new long[256];

    Texts(Longs longs) {
        this.longs = longs;
    }

    /** Writes {@code count} texts; a null is place 0. */
    void encode(BitWriter out, @Nullable String[] texts, int from, int count) {
        room(count);
        places.clear();
        plain.clear();
        for (int i = 0; i < count; i++) {
            String text = texts[from + i];
            indices[i] = text == null ? 0 : places.computeIfAbsent(text, this::first);
        }
        int length = plain.finish();
        out.varint(places.size());
        encodePlain(out, length);
        longs.encode(out, indices, 0, count);
        places.clear();
    }

    void decode(BitReader in, @Nullable String[] into, int at, int count) throws Damaged {
        room(count);
        int distinct = in.count(count);
        @Nullable String[] texts = new String[distinct + 1];
        decodePlain(in);
        for (int i = 1; i <= distinct; i++) {
            texts[i] = read();
        }
        longs.decode(in, indices, 0, count);
        for (int i = 0; i < count; i++) {
            long place = indices[i];
            if (place < 0 || place > distinct) {
                throw new Damaged("a text that is not there");
            }
            into[at + i] = texts[(int) place];
        }
    }

    private Integer first(String text) {
        plain.varint(text.length());
        for (int i = 0; i < text.length(); i++) {
            plain.varint(text.charAt(i));
        }
        return places.size() + 1;
    }

    private String read() throws Damaged {
        char[] units = new char[plainReader.count(plainReader.left())];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) plainReader.count(Character.MAX_VALUE);
        }
        return new String(units);
    }

    private void encodePlain(BitWriter out, int length) {
        byte[] deflated = new byte[length];
        int size = 0;
        if (length >= WORTH_DEFLATING) {
            Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
            deflater.setInput(plain.bytes(), 0, length);
            deflater.finish();
            size = deflater.deflate(deflated);
            size = deflater.finished() ? size : 0;
            deflater.end();
        }
        out.varint(length);
        out.varint(size);
        byte[] bytes = size == 0 ? plain.bytes() : deflated;
        for (int i = 0; i < (size == 0 ? length : size); i++) {
            out.put(bytes[i] & 0xff, 8);
        }
    }

    private void decodePlain(BitReader in) throws Damaged {
        int left = in.left();
        int length = in.count((int) Math.min(Integer.MAX_VALUE >> 2, (long) left * MOST_DEFLATED));
        int size = in.count(left);
        byte[] bytes = new byte[size == 0 ? Math.min(length, left) : size];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) in.get(8);
        }
        in.check();
        plainReader.open(size == 0 ? bytes : inflate(bytes, length), 0, size == 0 ? bytes.length : length);
    }

    private static byte[] inflate(byte[] deflated, int length) throws Damaged {
        Inflater inflater = new Inflater(true);
        try {
            // Room is taken as it fills: the length is but a claim.
            byte[] plain = new byte[(int) Math.min(length, deflated.length * 8L)];
            inflater.setInput(deflated);
            for (int filled = 0; filled < length; ) {
                if (filled == plain.length) {
                    plain = Arrays.copyOf(plain, (int) Math.min(length, plain.length * 2L));
                }
                int more = inflater.inflate(plain, filled, plain.length - filled);
                if (more == 0) {
                    throw new Damaged("texts shorter than they say");
                }
                filled += more;
            }
            return plain;
        } catch (DataFormatException e) {
            throw new Damaged("texts that cannot be inflated: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private void room(int count) {
        if (indices.length < count) {
            indices = new long[count + (count >> 1)];
        }
    }
}
