package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.connector.LinkState;
import dev.andon.connector.testkit.FaultProxy;
import dev.andon.connector.testkit.Mosquitto;
import dev.andon.runtime.LinkStatus;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.SecretFile;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.WorkspaceReader;
import dev.andon.ui.connections.ConnectionsScreen;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.HeadlessScreen;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Settings;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.trend.SeriesBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connect a broker with a wrong password, understand, mend: in the window, with a real broker that demands one. */
@SuppressWarnings("NullAway.Init") // Every test opens the window first, and some prepare its workspace before.
class WrongPasswordJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Mosquitto broker =
            Mosquitto.with().passwords(Map.of("anna", "right")).start();

    private Monitor monitor;
    private SecretSources secrets;
    private Scene scene;
    private Stage stage;
    private ConnectionsScreen screen;

    private void open() throws IOException {
        Files.writeString(folder.resolve(WorkspaceReader.ROOT), "id: riverside\n");
        secrets = new SecretSources(Map.of(), List.of(), folder.resolve("data"));
        monitor = Monitor.of(WorkspaceReader.read(folder, secrets).workspace());
        monitor.start();
        toolkit();
        stage = FxThread.call(() -> {
            Theme theme = Theme.standard();
            Console console = Console.over(
                    monitor,
                    new SeriesBook(monitor.live()),
                    Settings.unkept(),
                    theme,
                    Words.in(Locale.ENGLISH),
                    address -> screen.show(address.subject()));
            screen = new ConnectionsScreen(console, secrets, workers);
            scene = new Scene(screen.node(), 1000, 800);
            scene.getStylesheets().setAll(theme.sheets());
            Stage window = new Stage();
            window.setScene(scene);
            window.show();
            screen.enter(monitor.now());
            return window;
        });
    }

    static void toolkit() {
        if (System.getProperty("andon.toolkit") == null) {
            System.setProperty("andon.toolkit", "started");
            HeadlessScreen.choose();
            Theme.loadFonts();
            FxThread.start(Theme.standard().controls());
            HeadlessScreen.resize(1280, 1000);
        }
    }

    @AfterEach
    void close() {
        FxThread.call(() -> {
            stage.hide();
            screen.close();
            return stage;
        });
        monitor.close();
        workers.shutdownNow();
        broker.close();
    }

    @Test
    void aWrongPasswordIsUnderstoodAndMended() throws IOException {
        open();
        assertThat(seen("connections")).isTrue();
        press("connection-add");
        type("field-name", "hall");
        type("field-host", broker.url().toString());
        type("field-username", "anna");
        type("field-password", "wrong");
        press("connection-test");
        until(
                "the doctor says where the way ends",
                () -> text("connection-verdict").equals("The way ends here"));

        // There is no key store here, so the password goes into a file.
        press("connection-save");
        until("a passphrase is asked for", () -> seen("connection-passphrase"));
        type("connection-passphrase", "correct horse");
        press("connection-save");
        until("it is saved", () -> text("connections-notice-text").startsWith("hall is saved"));
        until(
                "the card says why and what to do",
                () -> text("connection-hall-what").contains("not authorised")
                        && text("connection-hall-remedy").contains("password"));

        String file = Files.readString(folder.resolve("connections/hall.yaml"));
        assertThat(file).contains("password: secret:hall").doesNotContain("wrong");
        Files.writeString(folder.resolve("connections/hall.yaml"), "# by the hall door\n" + file);

        press("connection-hall-edit");
        until(
                "the stored password is not shown",
                () -> text("field-password-hint").startsWith("Stored as hall"));
        assertThat(input("field-password").getText()).isEmpty();
        type("field-password", "right");
        press("connection-save");
        until("it connects", () -> link().state() instanceof LinkState.Up);
        until("the card says so", () -> text("connection-hall-state").startsWith("Connected"));

        assertThat(Files.readString(folder.resolve("connections/hall.yaml"))).startsWith("# by the hall door\n");
        assertThat(Files.readString(folder.resolve("data/secrets"))).doesNotContain("right");
    }

    @Test
    void aRemovedConnectionComesBackOnRequest() throws IOException {
        open();
        press("connection-add");
        type("field-name", "hall");
        type("field-host", broker.url().toString());
        press("connection-save");
        until("it is there", () -> seen("connection-hall-remove"));

        press("connection-hall-remove");
        assertThat(monitor.links()).as("a question comes first").hasSize(1);
        press("connections-notice-deed");
        until("it is gone", () -> monitor.links().isEmpty() && !seen("connection-hall"));
        assertThat(folder.resolve("connections/hall.yaml")).doesNotExist();

        until("it can be undone", () -> text("connections-notice-deed").equals("Undo"));
        press("connections-notice-deed");
        until("it is back", () -> monitor.links().size() == 1 && seen("connection-hall"));
        assertThat(folder.resolve("connections/hall.yaml")).exists();
    }

    @Test
    void aConnectionGetsAnotherNameWithItsFileAndItsPasswordAndTheOldOneBackOnRequest() throws IOException {
        open();
        add("right");
        until("it connects", () -> link().state() instanceof LinkState.Up);

        press("connection-hall-edit");
        type("field-name", "yard");
        press("connection-save");

        until("it is told", () -> text("connections-notice-text").startsWith("hall is called yard"));
        until("it is up again", () -> link().name().equals("yard") && link().state() instanceof LinkState.Up);
        until("its card stands there", () -> seen("connection-yard") && !seen("connection-hall"));
        assertThat(folder.resolve("connections/hall.yaml")).doesNotExist();
        assertThat(folder.resolve("connections/yard.yaml")).content().contains("password: secret:yard");
        assertThat(secrets.names()).containsExactly("yard");

        press("connections-notice-deed");
        until("the old name is back", () -> text("connections-notice-text").contains("called hall again"));
        until("and up", () -> link().name().equals("hall") && link().state() instanceof LinkState.Up);
        assertThat(folder.resolve("connections/yard.yaml")).doesNotExist();
        assertThat(folder.resolve("connections/hall.yaml")).content().contains("password: secret:hall");
        assertThat(secrets.names()).containsExactly("hall");
    }

    @Test
    void aStoredPasswordIsRemovedAndNoneIsSentAnyMore() throws IOException {
        open();
        add("right");
        until("it connects", () -> link().state() instanceof LinkState.Up);

        press("connection-hall-edit");
        press("field-password-forget");
        assertThat(text("field-password-hint")).contains("removed when you save");
        press("field-password-forget");
        until("it may stay", () -> text("field-password-hint").startsWith("Stored as hall"));
        press("field-password-forget");
        press("connection-save");

        until("the broker asks for one", () -> text("connection-hall-what").contains("not authorised"));
        until("it is gone", () -> secrets.names().isEmpty());
        assertThat(folder.resolve("connections/hall.yaml")).content().doesNotContain("password");
    }

    @Test
    void theDoctorSaysHopByHopHowFarItIs() throws IOException {
        try (FaultProxy wire = new FaultProxy(broker.port())) {
            wire.stall();
            open();
            press("connection-add");
            type("field-name", "hall");
            type("field-host", "mqtt://127.0.0.1:" + wire.port());
            press("connection-test");

            until("two hops are behind it", () -> seen("hop-name") && seen("hop-tcp"));
            assertThat(seen("connection-verdict")).as("it is still on its way").isFalse();
            wire.mend();
            until("it is through", () -> seen("connection-verdict") && seen("hop-mqtt"));
        }
    }

    @Test
    void aFileThatWasEditedElsewhereIsToldAndTakenOver() throws IOException {
        open();
        add("wrong");
        until("refused", () -> text("connection-hall-what").contains("not authorised"));
        Path file = folder.resolve("connections/hall.yaml");
        String before = Files.readString(file);

        Files.writeString(file, "topics: 7: 8\n");
        until(
                "a mistake is told with its place",
                () -> text("connections-changed-text").contains("connections/hall.yaml:1"));
        assertThat(seen("connections-reread")).isFalse();
        assertThat(monitor.links()).as("nothing was taken over").hasSize(1);

        Files.writeString(file, before.replace("anna", "berta"));
        until("the change is told", () -> text("connections-changed-text").contains("were changed: hall"));
        assertThat(monitor.connections().getFirst().username()).isEqualTo("anna");
        press("connections-reread");
        until(
                "it is taken over",
                () -> "berta".equals(monitor.connections().getFirst().username()));
        until("nothing more is told", () -> !seen("connections-changed"));
    }

    private void add(String password) {
        press("connection-add");
        type("field-name", "hall");
        type("field-host", broker.url().toString());
        type("field-username", "anna");
        type("field-password", password);
        press("connection-save");
        type("connection-passphrase", "correct horse");
        press("connection-save");
        until("it is there", () -> seen("connection-hall"));
    }

    @Test
    void whatIsLockedAtTheStartIsUnlockedInTheWindow() throws IOException {
        SecretFile file = new SecretFile(folder.resolve("data/secrets"));
        file.unlock("correct horse".toCharArray());
        file.put("hall", "right".toCharArray());
        Files.createDirectories(folder.resolve("connections"));
        Files.writeString(
                folder.resolve("connections/hall.yaml"),
                "url: " + broker.url() + "\nusername: anna\npassword: secret:hall\n");
        open();

        type("connections-unlock-passphrase", "wrong horse");
        press("connections-unlock-now");
        until("it says so", () -> text("connections-unlock-wrong").contains("passphrase is wrong"));
        type("connections-unlock-passphrase", "correct horse");
        press("connections-unlock-now");

        until("it connects", () -> link().state() instanceof LinkState.Up);
        until("nothing is asked any more", () -> !seen("connections-unlock"));
    }

    private LinkStatus link() {
        return monitor.links().getFirst();
    }

    private void until(String story, BooleanSupplier truth) {
        await(story)
                .atMost(PATIENCE)
                .until(() -> FxThread.call(() -> {
                    screen.beat(monitor.now());
                    return truth.getAsBoolean();
                }));
    }

    private void press(String id) {
        until(id + " can be pressed", () -> seen(id) && !node(id).isDisabled());
        FxThread.call(() -> {
            ((Button) node(id)).fire();
            return id;
        });
    }

    private void type(String id, String text) {
        until(id + " is there", () -> seen(id));
        FxThread.call(() -> {
            input(id).setText(text);
            return id;
        });
    }

    private TextInputControl input(String id) {
        return (TextInputControl) node(id);
    }

    private Node node(String id) {
        return Objects.requireNonNull(scene.lookup("#" + id), id);
    }

    private boolean seen(String id) {
        Node node = scene.lookup("#" + id);
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
