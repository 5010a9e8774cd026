package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.LinkState;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.WorkspaceReader;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.Settings;
import dev.andon.ui.shell.Backstage;
import dev.andon.ui.shell.Shell;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** In a window as large as a phone, with nothing set up: a thumb, a keyboard, and a real broker that demands a password. */
@SuppressWarnings("NullAway.Init") // Every test begins with an open window.
class WrongPasswordOnThePhoneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double WIDTH = 390;
    private static final double HEIGHT = 844;
    private static final double TARGET = 44;

    @TempDir
    Path folder;

    private final Mosquitto broker =
            Mosquitto.with().passwords(Map.of("anna", "right")).start();
    private final FxRobot thumb = new FxRobot();

    private Monitor monitor;
    private Shell shell;
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        WrongPasswordJourneyTest.toolkit();
        Files.writeString(folder.resolve(WorkspaceReader.ROOT), "id: riverside\n");
        SecretSources secrets = new SecretSources(Map.of(), List.of(), folder.resolve("data"));
        monitor = Monitor.of(WorkspaceReader.read(folder, secrets).workspace());
        monitor.start();
        Settings settings = Settings.unkept();
        settings.zoom(1);
        stage = FxThread.call(() -> {
            shell = new Shell(
                    monitor,
                    List.of(),
                    new Backstage(settings, secrets),
                    Theme.standard(),
                    Words.in(Locale.ENGLISH),
                    WIDTH,
                    HEIGHT);
            Stage fresh = new Stage();
            shell.open(fresh, () -> {});
            fresh.show();
            fresh.requestFocus();
            return fresh;
        });
    }

    @AfterEach
    void close() {
        FxThread.call(() -> {
            stage.hide();
            shell.close();
            return stage;
        });
        monitor.close();
        broker.close();
    }

    @Test
    void aWrongPasswordIsUnderstoodAndMendedWithAThumb() {
        tap("empty-add");
        write("field-name", "hall");
        write("field-host", "127.0.0.1");
        write("field-port", String.valueOf(broker.port()));
        write("field-username", "anna");
        write("field-password", "wrong");
        tap("connection-test");
        until("where the way ends", () -> text("connection-verdict").equals("The way ends here"));

        tap("connection-save");
        write("connection-passphrase", "correct horse");
        tap("connection-save");
        until(
                "why and what to do",
                () -> text("connection-hall-what").contains("not authorised")
                        && text("connection-hall-remedy").contains("password"));

        tap("connection-hall-edit");
        write("field-password", "right");
        tap("connection-save");
        until("it is up", () -> monitor.links().getFirst().state() instanceof LinkState.Up);
        until("the card says so", () -> text("connection-hall-state").startsWith("Connected"));
    }

    private void until(String story, BooleanSupplier truth) {
        await(story)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> FxThread.call(truth::getAsBoolean));
    }

    /** A touch on something that is large enough for a thumb, scrolled to first where it is out of sight. */
    private void tap(String id) {
        until(id + " is there", () -> seen(id) && !node(id).isDisabled());
        Bounds target = FxThread.call(() -> {
            bring(node(id));
            return node(id).localToScene(node(id).getBoundsInLocal());
        });
        assertThat(target.getHeight()).as("room for a thumb: " + id).isGreaterThanOrEqualTo(TARGET);
        assertThat(target.getMinX()).as(id).isGreaterThanOrEqualTo(0);
        assertThat(target.getMaxX()).as(id).isLessThanOrEqualTo(WIDTH);
        thumb.clickOn(FxThread.call(() -> node(id)));
    }

    private void write(String id, String text) {
        tap(id);
        thumb.push(KeyCode.CONTROL, KeyCode.A);
        thumb.write(text);
        until(id + " holds it", () -> ((TextInputControl) node(id)).getText().equals(text));
    }

    /** As a finger would draw it into sight. */
    private void bring(Node wanted) {
        Node page = shell.scene().lookup("#connections");
        if (page instanceof ScrollPane pane && inside(wanted, pane)) {
            pane.applyCss();
            pane.layout();
            Bounds at = pane.getContent().sceneToLocal(wanted.localToScene(wanted.getBoundsInLocal()));
            double room = pane.getViewportBounds().getHeight();
            double beyond = pane.getContent().getLayoutBounds().getHeight() - room;
            if (beyond > 0) {
                pane.setVvalue(Math.clamp((at.getCenterY() - room / 2) / beyond, 0, 1));
                pane.layout();
            }
        }
    }

    private static boolean inside(Node node, Node above) {
        Node at = node;
        while (at != null && !at.equals(above)) {
            at = at.getParent();
        }
        return at != null;
    }

    private Node node(String id) {
        return Objects.requireNonNull(shell.scene().lookup("#" + id), id);
    }

    private boolean seen(String id) {
        Node node = shell.scene().lookup("#" + id);
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    private String text(String id) {
        return seen(id) ? ((Labeled) node(id)).getText() : "";
    }
}
