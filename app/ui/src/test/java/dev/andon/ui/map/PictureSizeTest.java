package dev.andon.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureSizeTest {

    @Test
    void aPngSaysItsSizeFirst() throws IOException {
        assertThat(read(png(640, 480))).isEqualTo(new PictureSize(640, 480));
    }

    @Test
    void aJpegSaysItBehindOtherThings() throws IOException {
        assertThat(read(jpeg(640, 480))).isEqualTo(new PictureSize(640, 480));
    }

    @Test
    void whatFitsIntoNoMemoryIsRefusedWithARemedy() {
        assertThatThrownBy(() -> read(png(24_000, 24_000)))
                .isInstanceOf(IOException.class)
                .hasMessage("it is 24000 by 24000 pixels, and no more than 50 million can be drawn:"
                        + " save it smaller, such as 3000 pixels wide");
        assertThatThrownBy(() -> read(jpeg(60_000, 60_000))).hasMessageContaining("60000 by 60000");
        assertThatThrownBy(() -> read(png(-1, -1))).hasMessageContaining("4294967295 by 4294967295");
    }

    @Test
    void whatIsBrokenOffOrSomethingElseIsTold() {
        byte[] whole = jpeg(640, 480);
        for (int length = 0; length < whole.length; length++) {
            byte[] begun = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(begun)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> read("<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasMessage("it is no picture that can be read");
        assertThatThrownBy(() -> read(png(0, 480))).hasMessage("it is no picture that can be read");
    }

    /** The beginning of a PNG. */
    static byte[] png(int width, int height) {
        return ByteBuffer.allocate(24)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'})
                .putInt(width)
                .putInt(height)
                .array();
    }

    /** The beginning of a JPEG: an APP0, a table, and the frame. */
    private static byte[] jpeg(int width, int height) {
        return ByteBuffer.allocate(23)
                .putShort((short) 0xFFD8)
                .putShort((short) 0xFFE0)
                .putShort((short) 4)
                .putShort((short) 0)
                .putShort((short) 0xFFC4)
                .putShort((short) 3)
                .put((byte) 0)
                .put((byte) 0xFF)
                .putShort((short) 0xFFC2)
                .putShort((short) 11)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .array();
    }

    private static PictureSize read(byte[] file) throws IOException {
        return PictureSize.read(new ByteArrayInputStream(file));
    }
}
