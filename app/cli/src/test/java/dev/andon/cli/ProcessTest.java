package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.testkit.Mosquitto;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** What only a process of its own can show: its streams, signals and log. */
class ProcessTest {

    private static final long PATIENCE = 60;

    @TempDir
    Path folder;

    /** The program as a process starts it. */
    static final class Program {
        public static void main(String[] arguments) {
            System.exit(AndonCommand.ofProcess()
                    .add("break", printer -> new Broken())
                    .run(arguments));
        }
    }

    @Test
    void aLineIsSeenAtOnceThroughAPipeAndWhoIsAskedToEndEndsCleanly() throws IOException, InterruptedException {
        try (Mosquitto broker = Mosquitto.plain();
                Publisher device = new Publisher(broker.url())) {
            device.retain("plant/line1/lamp", "23.5");
            Process tail = andon("tail", "--connect", broker.url().toString(), "--json");
            try (BufferedReader lines = tail.inputReader(StandardCharsets.UTF_8)) {
                assertThat(lines.readLine()).contains("\"value\":23.5");
                new ProcessBuilder("kill", "-TERM", Long.toString(tail.pid()))
                        .start()
                        .waitFor();
                assertThat(tail.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
                assertThat(lines.readLine()).as("nothing half printed follows").isNull();
            }
            assertThat(errors()).isEmpty();
        }
    }

    @Test
    void aReaderThatLeavesEndsItQuietly() throws IOException, InterruptedException {
        try (Mosquitto broker = Mosquitto.plain();
                Publisher device = new Publisher(broker.url())) {
            device.retain("plant/line1/lamp", "1");
            Process tail = andon("tail", "--connect", broker.url().toString(), "--json");
            try (BufferedReader lines = tail.inputReader(StandardCharsets.UTF_8)) {
                lines.readLine();
            }
            await().atMost(Duration.ofSeconds(PATIENCE)).until(() -> {
                device.publish("plant/line1/lamp", "2");
                return !tail.isAlive();
            });
            assertThat(tail.exitValue()).isZero();
            assertThat(errors()).isEmpty();
        }
    }

    @Test
    void theDemoPlantTellsItsUrlAndSpeaksThere() throws IOException, InterruptedException {
        Process demo = andon(
                "demo",
                "--headless",
                "--devices",
                "12",
                "--data",
                folder.resolve("data").toString());
        try (BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8)) {
            String url = lines.readLine();
            assertThat(url).matches("mqtt://127\\.0\\.0\\.1:\\d+");
            Background tail = Background.andon("tail", "--connect", url, "--json");
            tail.awaitOut(out -> out.lines().count() > 5);
            assertThat(tail.hangUp().json()).isNotEmpty();
        } finally {
            demo.destroy();
            assertThat(demo.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aStackTraceGoesToTheLogAlone() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Process broken = andon("break", "--data", data.toString());

        assertThat(broken.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(broken.exitValue()).isEqualTo(1);
        assertThat(errors())
                .isEqualTo("andon: andon break: something went wrong inside the program: on purpose; the log in "
                        + data.resolve("log") + " says more\n");
        try (var logs = Files.list(data.resolve("log"))) {
            Path log = logs.filter(it -> it.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(log))
                    .contains("IllegalStateException: on purpose")
                    .contains("ProcessTest");
        }
    }

    @Test
    void whatLogsNothingLeavesNothingBehind() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Process help = andon("check", "--workspace", folder.toString(), "--data", data.toString());

        assertThat(help.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(data).doesNotExist();
    }

    private Process andon(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    @Command(name = "break")
    private static final class Broken implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("on purpose");
        }
    }
}
