// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.Delivery;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.model.PointId;
import dev.andon.model.Quality;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.Address;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The phone goes into a pocket and comes out again, over a real broker. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // Every test opens the program first.
class SuspendStoryTest {

    private static final String TEMPERATURE = "hall/press#temperature";
    private static final String MODE = "hall/press#mode";

    @TempDir
    Path storage;

    private final Mosquitto broker = Mosquitto.plain();
    private final Connector press = press();
    private ScriptedPhone phone;
    private PhoneProgram program;
    private Stage stage;
    private Monitor monitor;

    @BeforeEach
    void open() throws IOException {
        Toolkit.start();
        Path connections = storage.resolve("workspace/connections");
        Files.createDirectories(connections);
        // A session that outlives the link: what waits at the broker meanwhile must not look live either.
        Files.writeString(
                connections.resolve("hall.yaml"),
                "url: " + broker.url() + "\nclientId: phone-of-anna\nsessionExpiry: 1h\n");
        phone = new ScriptedPhone(storage);
        program = new PhoneProgram(phone);
        program.init();
        monitor = program.monitor();
        stage = FxThread.call(() -> {
            Stage window = new Stage();
            program.start(window);
            return window;
        });
        await().until(this::up);
        publish("hall/press", "{\"temperature\": 61.5}", false);
        publish("hall/press/mode", "auto", true);
        await().until(() -> quality(TEMPERATURE) == Quality.GOOD && quality(MODE) == Quality.GOOD);
    }

    @AfterEach
    void close() {
        FxThread.call(() -> {
            stage.hide();
            program.stop();
            return stage;
        });
        press.close();
        broker.close();
    }

    @Test
    void inTheBackgroundNothingIsLiveAndBackInFrontTheSnapshotComesAndThenTheLife() {
        inTheToolkit(phone::goIntoBackground);

        await().until(() -> quality(TEMPERATURE) == Quality.STALE && quality(MODE) == Quality.STALE);
        assertThat(monitor.links().getFirst().state()).isInstanceOf(LinkState.Down.class);
        publish("hall/press/mode", "manual", true);
        publish("hall/press", "{\"temperature\": 99.5}", false);
        assertThat(value(MODE).text()).as("nothing comes in").isEqualTo("auto");

        inTheToolkit(phone::comeBack);

        await().until(() -> "manual".equals(value(MODE).text()));
        assertThat(quality(MODE)).as("what was retained is last known").isNotEqualTo(Quality.GOOD);
        assertThat(quality(TEMPERATURE)).isNotEqualTo(Quality.GOOD);
        await().until(() -> {
            publish("hall/press", "{\"temperature\": 62.5}", false);
            return quality(TEMPERATURE) == Quality.GOOD;
        });
        assertThat(value(TEMPERATURE).number()).isEqualTo(62.5);
    }

    @Test
    void aLinkThatWaitedToBeTriedAgainIsTriedAtOnceWhenThePhoneComesBack() {
        broker.kill9();
        await().until(() -> monitor.links().getFirst().state() instanceof LinkState.Waiting waiting
                && waiting.retryAt().isAfter(Instant.now().plusMillis(500)));
        inTheToolkit(phone::goIntoBackground);
        broker.restart();

        inTheToolkit(phone::comeBack);

        await().until(this::up);
    }

    @Test
    void aBrokerThatHangsHoldsUpNobody() {
        broker.stop();
        try {
            Instant before = Instant.now();
            inTheToolkit(phone::goIntoBackground);
            inTheToolkit(phone::comeBack);
            inTheToolkit(phone::goIntoBackground);
            assertThat(Duration.between(before, Instant.now()))
                    .as("the toolkit's thread is free again")
                    .isLessThan(Duration.ofSeconds(2));
            await().until(() -> quality(TEMPERATURE) == Quality.STALE);
            inTheToolkit(phone::comeBack);
        } finally {
            broker.resume();
        }
        await().until(this::up);
    }

    @Test
    void aPhoneThatSaysEverythingTwiceDoesNoHarm() {
        inTheToolkit(phone::goIntoBackground);
        inTheToolkit(phone::goIntoBackground);
        inTheToolkit(phone::comeBack);
        inTheToolkit(phone::comeBack);

        await().until(this::up);
        await().until(() -> {
            publish("hall/press", "{\"temperature\": 63.5}", false);
            return quality(TEMPERATURE) == Quality.GOOD;
        });
    }

    @Test
    void inTheBackgroundTheScreenRestsOnceItIsSeenToBeStaleAndBackInFrontItNeverLooksLive() {
        await().until(() -> FxThread.call(() -> program.shell().showsValues()));

        inTheToolkit(phone::goIntoBackground);
        await().until(() -> FxThread.call(() -> !program.shell().pulse().running()));
        assertThat(FxThread.call(() -> program.shell().showsValues()))
                .as("the last that was drawn")
                .isFalse();

        inTheToolkit(() -> {
            phone.comeBack();
            assertThat(program.shell().pulse().running()).isTrue();
            assertThat(program.shell().showsValues())
                    .as("the first to be drawn")
                    .isFalse();
        });
        await().until(this::up);
    }

    @Test
    void theBackKeyGoesBack() {
        inTheToolkit(() -> program.shell().go(Address.of("health")));

        inTheToolkit(() -> {
            Event.fireEvent(
                    program.shell().scene(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
        });

        assertThat(FxThread.call(() -> program.shell().here())).isEqualTo(Address.of("overview"));
    }

    @Test
    void theStatusBarHasTheColourOfTheProgram() {
        assertThat(phone.statusBars).hasSize(1).allMatch(colour -> colour.isOpaque());
    }

    private static void inTheToolkit(Runnable task) {
        FxThread.call(() -> {
            task.run();
            return task;
        });
    }

    private boolean up() {
        return monitor.links().getFirst().state() instanceof LinkState.Up;
    }

    private Connector press() {
        ConnectionSettings settings = ConnectionSettings.of("press", broker.url());
        Connector connector = Monitor.provider(broker.url()).orElseThrow().open(settings);
        connector.start(new RecordingInbox());
        return connector;
    }

    private void publish(String topic, String payload, boolean retained) {
        Outgoing message = new Outgoing(topic, payload.getBytes(StandardCharsets.UTF_8), retained, true, null);
        await().until(() -> press.send(message).toCompletableFuture().join() instanceof Delivery.Taken);
    }

    private Quality quality(String point) {
        return value(point).quality();
    }

    private LiveValue value(String point) {
        LiveValue value = new LiveValue();
        int handle = monitor.points().find(PointId.parse(point));
        if (handle >= 0) {
            monitor.live().read(handle, value);
        }
        return value;
    }
}
