package dev.andon.ui.shell;

import static dev.andon.ui.shell.OpenWindow.OIL;
import static dev.andon.ui.shell.OpenWindow.QUICK;
import static dev.andon.ui.shell.OpenWindow.SPEED;
import static dev.andon.ui.shell.OpenWindow.WATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Problem;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The window against pictures of how it is to look. Clocks, ages and the trend move on, so a small share of the pixels may differ; a colour, a font
 * or a place that changed moves more than that. Run with {@code -Dandon.goldens=write} to take new pictures, and look at them.
 */
@ExtendWith(Headless.class)
class GoldenPictureTest {

    private static final Path PICTURES = Path.of("src/test/resources/golden");
    private static final Path FAILED = Path.of("target/golden");
    private static final double MAY_DIFFER = 0.012;
    private static final int TOLERANCE = 40;

    @Test
    void eachQualityHasItsLook() throws IOException {
        try (OpenWindow window = new OpenWindow(1000, 900)) {
            window.link.up();
            window.link.number(OIL, 81.3);
            window.link.number(SPEED, 40);
            window.link.number(QUICK, 4.5);
            window.link.text("plant/line1/press3#state", "running");
            window.link.retained("plant/line1/press3#firmware", 2.4);
            window.link.number(WATER, 21.5);
            window.until("all there", () -> !window.part(WATER, ".value-number").isEmpty());
            window.link.bad(WATER);
            window.until("bad", () -> window.part(WATER, ".value-number").equals("– –"));
            window.until(
                    "stale", () -> window.grey(QUICK) && window.textOf("#trend").contains("mean"));
            window.until("listed", () -> window.textOf("#attention").contains("1 silent"));
            compare(window, "qualities");
        }
    }

    @Test
    void longNamesAndLargeNumbersKeepTheirColumns() throws IOException {
        String machine = "plant/line1/press with a name far longer than any label has room for";
        try (OpenWindow window = new OpenWindow(1280, 960, Locale.GERMAN)) {
            window.link.up();
            String worst = machine + "#hydraulic pressure before the second stage of the accumulator";
            window.link.number(worst, -1_234_567.891);
            window.link.unit(worst, "m3/h");
            window.link.number(machine + "#energy since the beginning of the year", 98_765_432.1);
            window.link.number(machine + "#molecules", 6.022e23);
            window.link.text(machine + "#state", "Hydraulikdruck zu niedrig: Pumpe 2 prüfen, dann am Pult quittieren");
            window.link.retained(machine + "#firmware", 2.4);
            window.link.number(OIL, 81.3);
            window.link.number(SPEED, 231);
            window.link.number(QUICK, -4.5);
            window.link.number("plant/line1/hall/crane 12 of the northern bay#load of the hook in tonnes", 12.5);
            window.link.bad("plant/line1/hall/crane 12 of the northern bay#load of the hook in tonnes");
            window.until("the word", () -> wordShown(window, machine + "#state"));
            window.until("stale", () -> window.grey(QUICK));
            window.until("the trend", () -> window.textOf("#trend").contains("Mittel"));
            window.until("listed", () -> window.textOf("#attention").contains("1 stumm"));
            compare(window, "awkward");
        }
    }

    @Test
    void aFailedConnectionIsTold() throws IOException {
        try (OpenWindow window = new OpenWindow(1000, 640)) {
            window.link.refuse(new Problem("broker", "the password is wrong", "store the right one with andon secret"));
            window.until("told", () -> window.textOf("#empty").contains("Store the right one"));
            compare(window, "failed");
        }
    }

    private static boolean wordShown(OpenWindow window, String point) {
        Node word = window.row(point, ".value-text");
        return word != null && word.getLayoutBounds().getWidth() > 0;
    }

    private static void compare(OpenWindow window, String name) throws IOException {
        BufferedImage now = taken(window);
        Path golden = PICTURES.resolve(name + ".png");
        if ("write".equals(System.getProperty("andon.goldens"))) {
            ImageIO.write(now, "png", golden.toFile());
        }
        BufferedImage wanted = ImageIO.read(golden.toFile());
        double share = different(wanted, now);
        if (share > MAY_DIFFER) {
            Files.createDirectories(FAILED);
            ImageIO.write(now, "png", FAILED.resolve(name + ".png").toFile());
        }
        assertThat(share)
                .as("share of pixels that differ; see " + FAILED.resolve(name + ".png"))
                .isLessThan(MAY_DIFFER);
    }

    private static BufferedImage taken(OpenWindow window) {
        WritableImage picture = FxThread.call(window::picture);
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }

    private static double different(BufferedImage one, BufferedImage other) {
        assertThat(other.getWidth()).isEqualTo(one.getWidth());
        assertThat(other.getHeight()).isEqualTo(one.getHeight());
        int different = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                different += far(one.getRGB(x, y), other.getRGB(x, y)) ? 1 : 0;
            }
        }
        return different / (double) (one.getWidth() * one.getHeight());
    }

    private static boolean far(int one, int other) {
        return Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)) > TOLERANCE
                || Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)) > TOLERANCE
                || Math.abs((one & 0xFF) - (other & 0xFF)) > TOLERANCE;
    }
}
