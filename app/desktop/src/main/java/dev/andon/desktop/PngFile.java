package dev.andon.desktop;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a picture as PNG (ISO/IEC 15948): true colour, 8 bits a channel, no alpha. Without the desktop's own image library, which takes long to start. */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BITS = 8;
    private static final int TRUE_COLOUR = 2;
    private static final int CHANNELS = 3;
    private static final int FILTER_UP = 2;

    private PngFile() {}

    /**
     * Writes a file, in place of one that is there.
     *
     * @param pixels rows from the top, ARGB, of which the alpha is left out; {@code width * height} of them
     * @throws IOException when the file cannot be written
     */
    static void write(Path file, int[] pixels, int width, int height) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(SIGNATURE);
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(head);
            fields.writeInt(width);
            fields.writeInt(height);
            // Bit depth, colour type, compression, filter method, interlace.
            fields.write(new byte[] {BITS, TRUE_COLOUR, 0, 0, 0});
            chunk(out, "IHDR", head.toByteArray());
            chunk(out, "IDAT", compressed(pixels, width, height));
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static byte[] compressed(int[] pixels, int width, int height) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, 1 << 16)) {
            byte[] line = new byte[1 + width * CHANNELS];
            for (int row = 0; row < height; row++) {
                filter(pixels, width, row, line);
                out.write(line);
            }
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    /** Each channel as its difference to the pixel above: screens repeat themselves downwards. */
    private static void filter(int[] pixels, int width, int row, byte[] line) {
        line[0] = FILTER_UP;
        for (int column = 0; column < width; column++) {
            int pixel = pixels[row * width + column];
            int above = row == 0 ? 0 : pixels[(row - 1) * width + column];
            int at = 1 + column * CHANNELS;
            line[at] = (byte) ((pixel >> 16) - (above >> 16));
            line[at + 1] = (byte) ((pixel >> 8) - (above >> 8));
            line[at + 2] = (byte) (pixel - above);
        }
    }

    private static void chunk(OutputStream out, String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(body);
        DataOutputStream fields = new DataOutputStream(out);
        fields.writeInt(body.length);
        fields.write(name);
        fields.write(body);
        fields.writeInt((int) check.getValue());
    }
}
