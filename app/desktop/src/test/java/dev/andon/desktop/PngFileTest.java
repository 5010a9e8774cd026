package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PngFileTest {

    @Property(tries = 60)
    void anotherReaderSeesTheSamePixels(
            @ForAll @IntRange(min = 1, max = 90) int width,
            @ForAll @IntRange(min = 1, max = 90) int height,
            @ForAll long seed)
            throws IOException {
        int[] pixels = new Random(seed)
                .ints((long) width * height)
                .map(pixel -> pixel | 0xFF000000)
                .toArray();
        Path file = Files.createTempFile("picture", ".png");
        PngFile.write(file, pixels, width, height);
        BufferedImage read = ImageIO.read(file.toFile());
        Files.delete(file);
        assertThat(read.getWidth()).isEqualTo(width);
        assertThat(read.getRGB(0, 0, width, height, null, 0, width)).isEqualTo(pixels);
    }
}
