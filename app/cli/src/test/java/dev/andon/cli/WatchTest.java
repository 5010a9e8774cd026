package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.testkit.Mosquitto;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What is heard in one process is there in the next, sealed, with its gaps and causes. */
class WatchTest {

    private static final long PATIENCE = 60;
    private static final String PRESS = "plant/line1/press3";

    @TempDir
    Path folder;

    private final Mosquitto broker = Mosquitto.plain();

    @AfterEach
    void end() {
        broker.close();
    }

    @Test
    void whatAWatchHeardIsExportedAfterwards() throws IOException, InterruptedException {
        watch(Map.of("ANDON_PASSPHRASE", "open"), device -> {
            for (int i = 0; i < 50; i++) {
                device.publish(
                        PRESS, "{\"speed\": " + i + ", \"state\": \"s" + i % 3 + "\", \"on\": " + (i % 2 == 0) + "}");
            }
        });

        List<JsonNode> speeds = export(Map.of("ANDON_PASSPHRASE", "open"), PRESS + "#speed");
        assertThat(speeds).hasSize(50).allSatisfy(line -> {
            assertThat(line.get("quality").asString()).isEqualTo("GOOD");
            assertThat(line.get("time").asString()).endsWith("Z");
        });
        assertThat(speeds.getLast().get("value").asInt()).isEqualTo(49);
        assertThat(export(Map.of("ANDON_PASSPHRASE", "open"), PRESS + "#state")
                        .getFirst()
                        .get("value")
                        .asString())
                .isEqualTo("s0");
        assertThat(export(Map.of("ANDON_PASSPHRASE", "open"), PRESS + "#on")
                        .getFirst()
                        .get("value")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void nothingInTheFileCanBeReadWithoutItsKey() throws IOException, InterruptedException {
        watch(Map.of("ANDON_PASSPHRASE", "open"), device -> device.publish(PRESS, "{\"secretspeed\": 1}"));

        assertThat(Files.readString(data().resolve("cache.db"), StandardCharsets.ISO_8859_1))
                .doesNotContain("secretspeed")
                .doesNotContain("press3");
        assertThat(run(Map.of("ANDON_PASSPHRASE", "wrong"), "export", "--out", "-"))
                .isEqualTo(1);
        assertThat(errors()).contains("encrypted").contains("passphrase");
    }

    @Test
    void withoutAPlaceForItsKeyNothingIsRecordedAndItIsSaidWhatToDo() throws IOException, InterruptedException {
        assertThat(run(Map.of(), "watch", "--connect", broker.url().toString())).isEqualTo(1);
        assertThat(errors())
                .contains("nothing is recorded")
                .contains("ANDON_PASSPHRASE")
                .contains("--cache plain");
        assertThat(data().resolve("cache.db")).doesNotExist();
    }

    @Test
    void whoAsksForAPlainHistoryWhereOneIsEncryptedIsToldSo() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("ANDON_PASSPHRASE", "open");
        Path file = folder.resolve("in.csv");
        Files.writeString(file, PRESS + ",speed,2026-01-01T00:00:00Z,1\n");
        assertThat(run(environment, "import", file.toString())).isZero();
        assertThat(errors()).doesNotContain("encrypted");
        assertThat(run(environment, "import", "--cache", "plain", file.toString()))
                .isZero();
        assertThat(errors()).contains(data().resolve("cache.db") + " is encrypted and stays so; --cache plain is for");

        watch(
                environment,
                List.of("--cache", "plain", "--connect", broker.url().toString()),
                device -> device.publish(PRESS, "{\"speed\": 2}"));
        assertThat(Files.readString(folder.resolve("watch-errors"))).contains("is encrypted and stays so");
    }

    @Test
    void aSecondWatchOnTheSameFolderIsToldWhoRecords() throws IOException, InterruptedException {
        watch(Map.of(), device -> {
            try {
                assertThat(run(
                                Map.of(),
                                "watch",
                                "--cache",
                                "plain",
                                "--connect",
                                broker.url().toString()))
                        .isEqualTo(1);
                assertThat(errors()).contains("andon watch");
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void anExportReadsBesideARunningWatch() throws IOException, InterruptedException {
        watch(Map.of(), device -> {
            device.publish(PRESS, "{\"speed\": 7}");
            await().atMost(PATIENCE, TimeUnit.SECONDS)
                    .ignoreException(AssertionError.class)
                    .until(() -> !export(Map.of(), PRESS + "#speed").isEmpty());
        });
    }

    @Test
    void theTimeBetweenTwoRunsIsAGapThatSaysSo() throws IOException, InterruptedException {
        for (int run = 0; run < 2; run++) {
            int value = run;
            watch(Map.of(), device -> device.publish(PRESS, "{\"speed\": " + value + "}"));
        }
        assertThat(export(Map.of(), PRESS + "#speed"))
                .extracting(line -> line.get("gap").isNull()
                        ? line.get("value").toString()
                        : line.get("gap").asString())
                .containsExactly("0", "NOT_RUNNING", "1");
    }

    @Test
    void anAuditThatSomebodyChangedIsToldAndRecordingGoesOn() throws IOException, InterruptedException {
        watch(Map.of(), device -> device.publish(PRESS, "{\"speed\": 1}"));
        Path cache = data().resolve("cache.db");
        String bytes = Files.readString(cache, StandardCharsets.ISO_8859_1);
        assertThat(bytes).containsOnlyOnce("audit.begun");
        Files.writeString(cache, bytes.replace("audit.begun", "audit.began"), StandardCharsets.ISO_8859_1);

        watch(Map.of(), device -> device.publish(PRESS, "{\"speed\": 2}"));

        assertThat(Files.readString(folder.resolve("watch-errors")))
                .contains("the audit is broken at entry 1")
                .contains("andon cache check");
        assertThat(export(Map.of(), PRESS + "#speed"))
                .extracting(line -> line.get("value").toString())
                .contains("1", "2");
    }

    @Test
    void aWorkspaceWhoseFolderIsGoneIsWatchedAsItWas() throws IOException, InterruptedException {
        Path stick = folder.resolve("stick");
        Files.createDirectories(stick.resolve("connections"));
        Files.writeString(stick.resolve("workspace.yaml"), "id: plant\n");
        Files.writeString(stick.resolve("connections/line.yaml"), "url: " + broker.url() + "\n");
        watch(List.of("--workspace", stick.toString()), device -> device.publish(PRESS, "{\"speed\": 1}"));
        Files.move(stick, folder.resolve("elsewhere"));

        watch(List.of("--workspace", stick.toString()), device -> device.publish(PRESS, "{\"speed\": 2}"));

        assertThat(Files.readString(folder.resolve("watch-errors")))
                .contains(stick.toString())
                .contains("cannot be reached");
        assertThat(export(Map.of(), PRESS + "#speed"))
                .extracting(line -> line.get("value").toString())
                .contains("1", "2");
    }

    @Test
    void aMistakeInTheFilesIsToldWhileItRuns() throws IOException, InterruptedException {
        Path plant = folder.resolve("plant");
        Files.createDirectories(plant.resolve("connections"));
        Files.writeString(plant.resolve("workspace.yaml"), "id: plant\n");
        Files.writeString(plant.resolve("connections/line.yaml"), "url: " + broker.url() + "\n");
        watch(List.of("--workspace", plant.toString()), device -> {
            try {
                Files.writeString(plant.resolve("workspace.yaml"), "id: plant\nkeep: { values: soon }\n");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            await().atMost(PATIENCE, TimeUnit.SECONDS)
                    .until(() ->
                            Files.readString(folder.resolve("watch-errors")).contains("andon: workspace.yaml:2: "));
        });
    }

    private interface Story {
        void tell(Publisher device);
    }

    /** Records what the story publishes, from ready to the end that it is asked for. */
    private void watch(Map<String, String> environment, Story story) throws IOException, InterruptedException {
        watch(environment, List.of("--connect", broker.url().toString()), story);
    }

    private void watch(List<String> source, Story story) throws IOException, InterruptedException {
        watch(Map.of(), source, story);
    }

    private void watch(Map<String, String> environment, List<String> source, Story story)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("watch", "--json"));
        arguments.addAll(source);
        if (environment.isEmpty()) {
            arguments.addAll(List.of("--cache", "plain"));
        }
        Process watch = andon(environment, "watch-errors", arguments.toArray(String[]::new));
        try (Publisher device = new Publisher(broker.url());
                BufferedReader lines = watch.inputReader(StandardCharsets.UTF_8)) {
            String ready = lines.readLine();
            assertThat(ready)
                    .as(Files.readString(folder.resolve("watch-errors")))
                    .contains("\"event\":\"ready\"");
            story.tell(device);
            device.publish("last/word", "1");
            await().atMost(PATIENCE, TimeUnit.SECONDS).until(() -> heard(environment, "last"));
            // Unlike the process itself it leaves the streams open.
            watch.toHandle().destroy();
            assertThat(watch.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(lines.readLine()).isNull();
        }
    }

    private boolean heard(Map<String, String> environment, String device) throws IOException, InterruptedException {
        Path out = folder.resolve("heard");
        return run(environment, "export", "--point", device + "**", "--out", out.toString()) == 0
                && Files.readAllLines(out).size() > 1;
    }

    private List<JsonNode> export(Map<String, String> environment, String point)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.jsonl");
        assertThat(run(environment, "export", "--point", point, "--format", "jsonl", "--out", out.toString()))
                .as(errors())
                .isZero();
        ObjectMapper mapper = new ObjectMapper();
        return Files.readAllLines(out).stream().map(mapper::readTree).toList();
    }

    private int run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Process process = andon(environment, "errors", arguments);
        process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {});
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process andon(Map<String, String> environment, String errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ProcessTest.Program.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data().toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(folder.resolve(errors).toFile());
        builder.environment().remove("ANDON_PASSPHRASE");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }
}
