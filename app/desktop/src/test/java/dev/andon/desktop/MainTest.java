package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as it is started: a process of its own each time. */
class MainTest {

    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    /** What a run left behind. */
    private record Run(int code, String output, String error) {}

    @ParameterizedTest
    @CsvSource({"1280x800, 1280, 800", "3840x2160, 3840, 2160", "640x480, 640, 480"})
    void aPictureOfTheDemoPlantIsDrawnWithoutADisplay(String size, int width, int height) throws Exception {
        Path file = folder.resolve("overview.png");
        Run run = andon("render", "--screen", "overview", "--after", "4s", "--size", size, "--out", file.toString());
        assertThat(run.error()).isEmpty();
        assertThat(run.code()).isZero();
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        long colours = Arrays.stream(picture.getRGB(0, 0, width, height, null, 0, width))
                .distinct()
                .count();
        assertThat(colours).as("text and pens, not an empty window").isGreaterThan(50);
    }

    @Test
    void withoutABrokerOrTheNameOfAScreenTheOverviewIsDrawnAndSaysSo() throws Exception {
        Path file = folder.resolve("overview.png");
        Run run = andon("render", "--connect", "mqtt://127.0.0.1:9", "--after", "2s", "--out", file.toString());
        assertThat(run.code()).isZero();
        assertThat(file).exists();
    }

    @Test
    void aPictureShowsWhatWasRecordedBeforeAndChangesNothing() throws Exception {
        Path plant = plantWithoutABroker();
        Path file = folder.resolve("press.png");
        String[] picture = {
            "render",
            "--workspace",
            plant.toString(),
            "--screen",
            "device:press",
            "--after",
            "1s",
            "--out",
            file.toString()
        };
        assertThat(andon(picture).code()).isZero();
        int[] unheard = pixels(file);
        Path history = folder.resolve("data").resolve("cache.db");
        assertThat(history).as("none is begun").doesNotExist();

        record();
        byte[] before = Files.readAllBytes(history);
        Run run = andon(picture);
        assertThat(run.error()).doesNotContain("cache.db");
        assertThat(run.code()).isZero();
        int[] remembered = pixels(file);
        assertThat(IntStream.range(0, unheard.length)
                        .filter(i -> unheard[i] != remembered[i])
                        .count())
                .as("the cards of the device, and not that it was never heard")
                .isGreaterThan(unheard.length / 4);
        assertThat(history).hasBinaryContent(before);

        Files.writeString(history, "not a history");
        run = andon("render", "--workspace", plant.toString(), "--after", "1s", "--out", file.toString());
        assertThat(run.code()).isZero();
        assertThat(run.error()).contains("cache.db");
    }

    @Test
    void anUnknownScreenIsWrongUsage() throws Exception {
        Run run = andon(
                "render", "--screen", "cellar", "--out", folder.resolve("x.png").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.error())
                .contains("there is no screen cellar; there is overview, map, devices, device, health")
                .doesNotContain("at dev.andon");
    }

    @Test
    void anUnknownThemeIsWrongUsage() throws Exception {
        Run run = andon(
                "render",
                "--screen",
                "overview",
                "--theme",
                "pink",
                "--out",
                folder.resolve("x.png").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.error()).contains("there is no theme pink; there is grey");
    }

    @Test
    void aLanguageThatNobodyTranslatedIsRefused() throws Exception {
        Run run =
                andon("render", "--lang", "fr", "--out", folder.resolve("a.png").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.error()).contains("there are no words in fr; there are en, de");
    }

    @Test
    void aBadSizeIsWrongUsage() throws Exception {
        Run run = andon(
                "render",
                "--screen",
                "overview",
                "--size",
                "big",
                "--out",
                folder.resolve("x.png").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.error()).contains("a size is written like 1280x800, not 'big'");
    }

    @Test
    void aFolderThatIsNotThereIsSaidBeforeAnythingIsStarted() throws Exception {
        Path file = folder.resolve("nowhere").resolve("x.png");
        Run run = andon("render", "--screen", "overview", "--out", file.toString());
        assertThat(run.code()).isOne();
        assertThat(run.error()).contains("there is no such folder; make it first");
    }

    @Test
    void theWindowOpensOnTheDemoPlantShowsValuesAndEnds() throws Exception {
        Run run = run(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"), "--exit");
        assertThat(run.error()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void withoutANetworkTheWindowShowsWhatItRemembersAndEnds() throws Exception {
        record();
        Path plant = plantWithoutABroker();
        Run run = run(
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw"), "--workspace", plant.toString(), "--exit");
        assertThat(run.error()).isEmpty();
        assertThat(run.code()).isZero();
        try (Stream<Path> logs = Files.list(folder.resolve("data").resolve("log"))) {
            assertThat(logs)
                    .singleElement()
                    .asInstanceOf(InstanceOfAssertFactories.PATH)
                    .content()
                    .containsOnlyOnce("remembered values on the screen ")
                    .doesNotContain("live values on the screen");
        }
    }

    @Test
    void aWalkThroughEveryScreenEndsAndNothingGoesWrong() throws Exception {
        Run run = run(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"), "--tour");
        assertThat(run.error()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void aCommandWithoutAWindowNeverTouchesTheToolkit() throws Exception {
        Run run = run(List.of("-Xlog:class+load:stdout"), "tail", "--help");
        assertThat(run.code()).isZero();
        assertThat(run.output())
                .contains("dev.andon.cli")
                .doesNotContain("javafx.application")
                .doesNotContain("com.sun.glass");
    }

    private Path plantWithoutABroker() throws IOException {
        Path plant = folder.resolve("plant");
        Files.createDirectories(plant.resolve("connections"));
        Files.writeString(plant.resolve("workspace.yaml"), "id: plant\n");
        Files.writeString(plant.resolve("connections/line.yaml"), "url: mqtt://127.0.0.1:9\n");
        return plant;
    }

    /** Something of its one device was recorded. */
    private void record() throws Exception {
        Path samples = folder.resolve("samples.csv");
        Files.writeString(samples, "press,force,2026-01-01T00:00:00Z,7\n");
        andon("import", "--cache", "plain", "--connection", "plant/line", samples.toString());
    }

    private static int[] pixels(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private Run andon(String... arguments) throws IOException, InterruptedException {
        return run(List.of(), arguments);
    }

    private Run run(List<String> options, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("@" + Path.of("src", "main", "launch", "andon.options"));
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--data", folder.resolve("data").toString()));
        Path output = folder.resolve("output");
        Path error = folder.resolve("error");
        Process process = new ProcessBuilder(line)
                .redirectOutput(output.toFile())
                .redirectError(error.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it ends by itself").isTrue();
        return new Run(process.exitValue(), read(output), read(error));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
