package dev.andon.desktop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** Writes a picture as PNG (ISO/IEC 15948), true colour without alpha: the phone has no java.awt that could do it. */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte BITS = 8;
    private static final byte TRUE_COLOUR = 2;
    private static final byte FILTER_UP = 2;
    private static final int CHANNELS = 3;

    private Png() {}

    /** The bytes of a PNG file. Any thread; the picture must not change meanwhile. */
    static byte[] encode(Image picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(BITS)
                .put(TRUE_COLOUR)
                .array();
        chunk(file, "IHDR", header);
        chunk(file, "IDAT", deflated(rows(pixels, width, height)));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /** Each row as its difference to the one above, which on screens is mostly nothing. */
    private static byte[] rows(int[] pixels, int width, int height) {
        ByteBuffer rows = ByteBuffer.allocate(height * (1 + CHANNELS * width));
        for (int y = 0; y < height; y++) {
            rows.put(FILTER_UP);
            for (int x = 0; x < width; x++) {
                int pixel = pixels[y * width + x];
                int above = y == 0 ? 0 : pixels[(y - 1) * width + x];
                rows.put((byte) ((pixel >> 16) - (above >> 16)));
                rows.put((byte) ((pixel >> 8) - (above >> 8)));
                rows.put((byte) (pixel - above));
            }
        }
        return rows.array();
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            byte[] piece = new byte[1 << 16];
            while (!deflater.finished()) {
                deflated.write(piece, 0, deflater.deflate(piece));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        byte[] typed = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 check = new CRC32();
        check.update(typed);
        file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        file.writeBytes(typed);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
