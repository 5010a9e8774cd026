package dev.andon.ui.map;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * How large a picture is, as the first bytes of its file say: a small file may hold a picture that fits into no memory. PNG (ISO/IEC 15948, IHDR) and
 * JPEG (ITU-T T.81, start of frame).
 *
 * @param width px, from 1
 * @param height px, from 1
 */
record PictureSize(long width, long height) {

    /** More pixels than this, about 7,000 by 7,000, no plan needs; each takes four bytes while it is read. */
    static final long MOST_PIXELS = 50_000_000;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    // The length and the name of the chunk that comes first.
    private static final int TO_PNG_SIZE = 8;
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8};
    private static final int MARKER = 0xFF;

    /**
     * Reads as much of a file as it takes. Blocks.
     *
     * @throws IOException when it is neither, or is broken off, or too large to be drawn; the message is a clause for people
     */
    static PictureSize read(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(file));
        try {
            byte[] head = in.readNBytes(2);
            boolean jpeg = Arrays.equals(head, JPEG);
            PictureSize size = jpeg ? jpeg(in) : png(head, in);
            if (size.width < 1 || size.height < 1) {
                throw unreadable();
            }
            if (size.width > MOST_PIXELS / size.height) {
                throw new IOException("it is " + size.width + " by " + size.height + " pixels, and no more than "
                        + MOST_PIXELS / 1_000_000 + " million can be drawn: save it smaller, such as 3000 pixels wide");
            }
            return size;
        } catch (EOFException e) {
            throw new IOException("it breaks off at its beginning", e);
        }
    }

    private static PictureSize png(byte[] head, DataInputStream in) throws IOException {
        byte[] rest = in.readNBytes(PNG.length - head.length);
        boolean png = Arrays.equals(head, Arrays.copyOf(PNG, head.length))
                && Arrays.equals(rest, Arrays.copyOfRange(PNG, head.length, PNG.length));
        if (!png) {
            throw unreadable();
        }
        in.skipNBytes(TO_PNG_SIZE);
        return new PictureSize(Integer.toUnsignedLong(in.readInt()), Integer.toUnsignedLong(in.readInt()));
    }

    private static PictureSize jpeg(DataInputStream in) throws IOException {
        while (true) {
            if (in.readUnsignedByte() != MARKER) {
                throw unreadable();
            }
            int marker = in.readUnsignedByte();
            while (marker == MARKER) {
                marker = in.readUnsignedByte();
            }
            int length = in.readUnsignedShort();
            if (startsFrame(marker)) {
                in.skipNBytes(1);
                int height = in.readUnsignedShort();
                return new PictureSize(in.readUnsignedShort(), height);
            }
            in.skipNBytes(Math.max(0, length - 2));
        }
    }

    /** C0 to CF, but for the tables among them: DHT, JPG and DAC. */
    private static boolean startsFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static IOException unreadable() {
        return new IOException("it is no picture that can be read");
    }
}
