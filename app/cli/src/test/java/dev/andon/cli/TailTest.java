package dev.andon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.testkit.Mosquitto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TailTest {

    private static final String PRESS = "plant/line1/press3";

    private final Mosquitto broker = Mosquitto.plain();
    private final Publisher device = new Publisher(broker.url());

    @BeforeEach
    void markTheStart() {
        // A retained message arrives with the subscription: what is published after it has shown is not missed.
        device.retain("test/ready", "1");
    }

    @AfterEach
    void end() {
        device.close();
        broker.close();
    }

    @Test
    void everySampleIsOneJsonObjectWithItsFieldsInOrder() {
        Background tail = tail("--json");
        device.publish(PRESS, "{\"temperature\": 61.4, \"speed\": 40, \"running\": true, \"state\": \"idle\"}");
        tail.awaitOut(out -> out.contains("idle"));
        Run run = tail.hangUp();

        assertThat(run.code()).isZero();
        assertThat(run.json()).hasSize(5).allSatisfy(sample -> {
            assertThat(sample.propertyNames())
                    .containsExactly("time", "received", "point", "value", "quality", "historical");
            assertThat(Instant.parse(sample.get("received").asString())).isBefore(Instant.now());
            assertThat(sample.get("historical").asBoolean()).isFalse();
        });
        assertThat(of(run, PRESS + "#temperature")).singleElement().satisfies(sample -> {
            assertThat(sample.get("time").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
            assertThat(sample.get("quality").asString()).isEqualTo("GOOD");
        });
        assertThat(values(run, PRESS + "#temperature")).containsExactly("61.4");
        assertThat(values(run, PRESS + "#speed")).containsExactly("40");
        assertThat(values(run, PRESS + "#running")).containsExactly("true");
        assertThat(values(run, PRESS + "#state")).containsExactly("\"idle\"");
    }

    @Test
    void samplesOfAPointKeepTheirOrderAndNoneIsMissed() {
        Background tail = tail("--json");
        for (int i = 0; i < 500; i++) {
            device.publish(PRESS, "{\"speed\": " + i + "}");
        }
        tail.awaitOut(out -> out.contains(":499,"));
        Run run = tail.hangUp();

        assertThat(values(run, PRESS + "#speed"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(Integer::toString).toList());
    }

    @Test
    void aPointThatLosesItsLinkIsPrintedOnceMoreAsStale() {
        Background tail = tail("--json");
        device.publish(PRESS, "{\"temperature\": 61.4}");
        tail.awaitOut(out -> out.contains("61.4"));
        broker.kill9();
        tail.awaitOut(out -> out.contains("STALE"));
        tail.awaitErr(err -> err.contains("trying again"));
        broker.restart();
        tail.awaitErr(err -> err.contains(": connected, MQTT 5"));
        Run run = tail.hangUp();

        assertThat(run.err().lines().toList())
                .as("a link has one name, and one thing is said once")
                .allMatch(line -> line.startsWith("andon: " + broker.url() + ": "))
                .anyMatch(line -> line.matches(".*; trying again in \\d+ s"))
                .noneMatch(line -> line.contains("tried again"));

        List<JsonNode> press = of(run, PRESS + "#temperature");
        assertThat(press).extracting(sample -> sample.get("quality").asString()).containsExactly("GOOD", "STALE");
        assertThat(press.getLast().get("value").asDouble()).isEqualTo(61.4);
        assertThat(press.getLast().get("time")).isEqualTo(press.getFirst().get("time"));
    }

    @Test
    void aRetainedMessageIsLastKnownAndNotLive() {
        device.retain("shed/lamp", "23.5");
        Run run = Run.andon("tail", "--connect", broker.url().toString(), "--topic", "shed/#", "--for", "1s", "--json");

        assertThat(run.json()).singleElement().satisfies(sample -> {
            assertThat(sample.get("quality").asString()).isEqualTo("UNCERTAIN");
            assertThat(sample.get("time").isNull()).isTrue();
            assertThat(sample.get("value").asDouble()).isEqualTo(23.5);
        });
    }

    @Test
    void whatIsBadHasNoValue() {
        Background tail = tail("--json");
        device.publish(PRESS, "{\"temperature\": 61.4}");
        device.publish(PRESS, "{\"temperature\": 1e999}");
        tail.awaitOut(out -> out.contains("BAD"));
        Run run = tail.hangUp();

        JsonNode last = of(run, PRESS + "#temperature").getLast();
        assertThat(last.get("quality").asString()).isEqualTo("BAD");
        assertThat(last.get("value").isNull()).isTrue();
    }

    @Test
    void nonsenseIsToldBesideTheSamplesAndOnceForEachTopic() {
        Background tail = tail("--json");
        device.publish(PRESS, "{\"temperature\": 61.4}");
        device.publish(PRESS, "{\"temperature\": 6");
        device.publish("plant/line1/press4", "{{{");
        tail.awaitErr(err -> err.contains("press4"));
        device.publish(PRESS, "{\"temperature\": ");
        device.publish(PRESS, "{\"temperature\": 62.5}");
        tail.awaitOut(out -> out.contains("62.5"));
        Run run = tail.hangUp();

        assertThat(run.json()).as("samples only").allMatch(sample -> sample.has("point"));
        assertThat(run.err().lines().toList())
                .hasSize(2)
                .allMatch(line -> line.endsWith("; look at the raw payload and mend what publishes it"));
        assertThat(run.err())
                .contains("andon: " + PRESS + ": the JSON breaks off")
                .contains("andon: plant/line1/press4: ");
    }

    @Test
    void peopleGetColumns() {
        Background tail = tail();
        device.publish(PRESS, "{\"temperature\": 61.4, \"note\": \"two\\nlines \\u001b[31m\"}");
        tail.awaitOut(out -> out.contains("lines"));
        Run run = tail.hangUp();

        assertThat(run.lines().getFirst()).isEqualTo("TIME                              VALUE  QUALITY        POINT");
        assertThat(run.out())
                .containsPattern(
                        "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} {12}61\\.4  GOOD           plant/line1/press3#temperature");
        assertThat(run.out())
                .as("no control character reaches a terminal")
                .doesNotContain("\u001b")
                .contains("two\uFFFDlines");
    }

    @Test
    void theTopicFilterChoosesWhatIsListenedTo() {
        Background tail = Background.andon(
                "tail",
                "--connect",
                broker.url().toString(),
                "--topic",
                "a/#",
                "--topic",
                "test/#",
                "--for",
                "2s",
                "--json");
        tail.awaitOut(out -> out.contains("ready"));
        device.publish("b/x", "1");
        device.publish("a/x", "2");
        tail.awaitOut(out -> out.contains("a#x"));
        Run run = tail.hangUp();

        assertThat(run.out()).contains("a#x").doesNotContain("b#x");
    }

    @Test
    void severalBrokersAreFollowedAtOnceAndOneThatIsAwayDoesNotStopTheOthers() {
        try (Mosquitto second = Mosquitto.plain();
                Publisher other = new Publisher(second.url())) {
            other.retain("shed/lamp", "1");
            Background tail = tail(
                    "--connect",
                    second.url().toString(),
                    "--connect",
                    "mqtt://127.0.0.1:" + Mosquitto.freePort(),
                    "--json");
            tail.awaitOut(out -> out.contains("shed#lamp") && out.contains("test#ready"));
            tail.awaitErr(err -> err.contains("nothing listens"));
            assertThat(tail.hangUp().code()).isZero();
        }
    }

    @Test
    void onlyThePointsAskedForArePrinted() {
        Background tail = Background.andon(
                "tail",
                "--connect",
                broker.url().toString(),
                "--point",
                "plant/*/press*#speed",
                "--for",
                "3s",
                "--json");
        await().untilAsserted(() -> {
            device.publish(PRESS, "{\"temperature\": 61.4, \"speed\": 40}");
            device.publish("plant/line1/pump1", "{\"speed\": 4}");
            assertThat(tail.out()).contains("speed");
        });
        tail.awaitOut(out -> out.contains("speed"));
        Run run = tail.hangUp();

        assertThat(run.json())
                .extracting(sample -> sample.get("point").asString())
                .containsOnly(PRESS + "#speed");
    }

    @Test
    void whatNeverConnectsIsToldWhileItTriesAndEndsWithTheReason() {
        URI nobody = URI.create("mqtt://127.0.0.1:" + Mosquitto.freePort());
        Run run = Run.andon("tail", "--connect", nobody.toString(), "--for", "1s", "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList()).hasSize(2);
        assertThat(run.err())
                .contains("nothing listens at 127.0.0.1")
                .contains("trying again")
                .contains("nothing could be connected in that time");
    }

    @Test
    void whereANameWasGivenALinkIsCalledByItAndItsUrl(@TempDir Path folder) throws IOException {
        URI nobody = URI.create("mqtt://127.0.0.1:" + Mosquitto.freePort());
        Files.createDirectories(folder.resolve("connections"));
        Files.writeString(folder.resolve("workspace.yaml"), "id: w\n");
        Files.writeString(folder.resolve("connections/line.yaml"), "url: " + nobody + "\n");
        Run run = Run.andon("tail", "--workspace", folder.toString(), "--for", "1s");

        assertThat(run.err().lines().toList().getFirst())
                .startsWith("andon: line (" + nobody + "): nothing listens at 127.0.0.1")
                .matches("(?s).*; trying again in [1-9]\\d* s");
    }

    @Test
    void silenceIsToldAndIsNoFailure() {
        Run run =
                Run.andon("tail", "--connect", broker.url().toString(), "--topic", "nobody/#", "--for", "1s", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("andon: connected, but nothing was heard\n");
    }

    @Test
    void whatATooSlowReaderMissesIsCountedAndTold() {
        CountDownLatch reading = new CountDownLatch(1);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream slow = new PrintStream(read, false, UTF_8) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                awaitUninterruptibly(reading);
                super.write(bytes, offset, length);
            }
        };
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> AndonCommand.to(slow, Run.utf8(told))
                .add("tail", printer -> new TailCommand(printer, 10))
                .run("tail", "--connect", broker.url().toString(), "--for", "2s", "--json"));
        for (int i = 0; i < 200 || !code.isDone(); i++) {
            device.publish(PRESS, "{\"speed\": " + i + "}");
            if (i == 200) {
                reading.countDown();
            }
        }

        assertThat(code.join()).isZero();
        assertThat(told.toString(UTF_8))
                .containsPattern("andon: \\d+ samples were dropped, as the reader of this output was too slow");
        List<Integer> speeds = new Run(0, read.toString(UTF_8), "")
                .json().stream()
                        .filter(it -> it.get("point").asString().endsWith("speed"))
                        .map(it -> it.get("value").asInt())
                        .toList();
        assertThat(speeds).as("what was not dropped is in order").isSorted();
    }

    @Test
    void aWorkspaceGivesUnitsAndConnections(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("connections"));
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(folder.resolve("workspace.yaml"), "id: w\nnam: x\n");
        Files.writeString(folder.resolve("connections/line.yaml"), "url: " + broker.url() + "\n");
        Files.writeString(
                folder.resolve("profiles/press.yaml"),
                "id: press\nmatch: plant/**\npoints: { temperature: { title: Oil, unit: Cel } }\n");
        Background tail = Background.andon("tail", "--workspace", folder.toString());
        tail.awaitOut(out -> out.contains("ready"));
        device.publish(PRESS, "{\"temperature\": 61.4}");
        tail.awaitOut(out -> out.contains("61.4"));
        Run run = tail.hangUp();

        assertThat(run.out()).contains("61.4 °C");
        assertThat(run.err()).contains("workspace.yaml:2: the key nam is not known here; did you mean name?");
    }

    /** A tail that has begun to listen. */
    private Background tail(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("tail", "--connect", broker.url().toString()));
        arguments.addAll(List.of(more));
        Background tail = Background.andon(arguments.toArray(String[]::new));
        tail.awaitOut(out -> out.contains("ready"));
        return tail;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<JsonNode> of(Run run, String point) {
        return run.json().stream()
                .filter(sample -> sample.get("point").asString().equals(point))
                .toList();
    }

    private static List<String> values(Run run, String point) {
        return of(run, point).stream()
                .map(sample -> sample.get("value").toString())
                .toList();
    }
}
