package dev.andon.ui.map;

import dev.andon.ui.svg.SvgPicture;
import dev.andon.ui.svg.SvgReader;
import dev.andon.ui.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;

/**
 * A plan as its file has it, in the colours of a theme.
 *
 * @param node in no scene as yet
 * @param width px
 * @param height px
 * @param ignored how many elements of the file are not drawn, since nobody here knows them
 */
record PlanDrawing(Node node, double width, double height, int ignored) {

    // A larger picture is read smaller.
    private static final double LARGEST_IMAGE = 3_000;
    private static final long LARGEST_FILE = 64L << 20;
    // What is drawn of a plan is as wide as its window, however high that makes it.
    private static final double HIGHEST = 10;

    /**
     * Reads a plan. Blocks on the disk, and works for a while: on a thread where it may.
     *
     * @throws IOException when it cannot be read; the message is a clause for people
     */
    static PlanDrawing read(Path file, Theme theme) throws IOException {
        Tones tones = new Tones(theme);
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no such file");
        }
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            try (InputStream stream = Files.newInputStream(file)) {
                SvgPicture svg = SvgReader.read(stream, tones::of);
                checkShape(svg.width(), svg.height());
                return new PlanDrawing(svg.node(), svg.width(), svg.height(), svg.ignored());
            }
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException("it is larger than " + (LARGEST_FILE >> 20) + " MB");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            PictureSize.read(stream);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            Image image = new Image(stream, LARGEST_IMAGE, LARGEST_IMAGE, true, true);
            if (image.isError() || image.getWidth() < 1 || image.getHeight() < 1) {
                throw new IOException("it is no picture that can be read");
            }
            checkShape(image.getWidth(), image.getHeight());
            return new PlanDrawing(new ImageView(toned(image, tones)), image.getWidth(), image.getHeight(), 0);
        }
    }

    private static void checkShape(double width, double height) throws IOException {
        if (height > HIGHEST * width) {
            throw new IOException("it is more than " + (int) HIGHEST + " times as high as wide: cut it, or turn it");
        }
    }

    private static Image toned(Image image, Tones tones) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        WritableImage toned = new WritableImage(width, height);
        PixelReader from = image.getPixelReader();
        PixelWriter to = toned.getPixelWriter();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to.setArgb(x, y, tones.of(from.getArgb(x, y)));
            }
        }
        return toned;
    }
}
