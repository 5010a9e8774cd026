package dev.andon.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Problem;
import dev.andon.runtime.Workspace;
import dev.andon.runtime.WorkspaceSnapshot;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A workspace whose folder is away: what is there instead says so, whatever is looked at. */
@ExtendWith(Headless.class)
class KeptWorkspaceTest {

    private static final Path STICK = Path.of("stick").toAbsolutePath();
    private static final Workspace.Kept KEPT =
            new Workspace.Kept(STICK, Instant.parse("2026-11-22T14:03:10Z").toEpochMilli() * 1_000);

    @Test
    void everyScreenSaysOfWhenItIsAndWhatToDo() {
        try (OpenWindow window = new OpenWindow(1280, 800, KeptWorkspaceTest::away)) {
            for (String screen : List.of("overview", "devices", "connections", "settings")) {
                FxThread.call(() -> window.shell().go(Address.of(screen)));
                assertThat(window.told("kept"))
                        .contains("cannot be reached", "22 Nov 2026, 14:03", "Bring " + STICK + " back");
            }
            FxThread.call(() -> window.shell().go(Address.of("connections")));
            window.until("connections are shown", () -> window.byId("connections-keep") != null);
            assertThat(window.byId("connections-keep"))
                    .as("connections alone are no workspace")
                    .satisfies(keep -> assertThat(keep.isVisible()).isFalse());
            assertThat(window.told("connections-notice-text")).contains("cannot be reached");
        }
    }

    @Test
    void onAPhoneItStandsAboveTheScreenInAsManyLinesAsItTakes() {
        try (OpenWindow window = new OpenWindow(390, 844, KeptWorkspaceTest::away)) {
            window.until("laid out", () -> bounds(window, "kept").getHeight() > 40);
            assertThat(bounds(window, "content").getMinY())
                    .isEqualTo(bounds(window, "kept").getMaxY());
        }
    }

    @Test
    void itIsTheOnlyPlaceThatTellsIt() {
        Problem wrong = new Problem("places/hall.yaml:3", "there is no such key", "see the manual");
        try (OpenWindow window = new OpenWindow(1280, 800, KeptWorkspaceTest::away);
                Engine engine = new Engine(
                        window.monitor,
                        List.of(WorkspaceSnapshot.problem(KEPT), wrong),
                        Backstage.bare().secrets())) {
            assertThat(engine.mistakes()).containsExactly(wrong);
        }
    }

    @Test
    void aWorkspaceThatIsThereSaysNothing() {
        try (OpenWindow window = new OpenWindow(1280, 800)) {
            assertThat(window.byId("kept")).isNull();
        }
    }

    @Test
    void itIsToldInGermanToo() {
        try (OpenWindow window = new OpenWindow(1280, 800, KeptWorkspaceTest::away)) {
            FxThread.call(() -> {
                window.shell().console().settings().language(Locale.GERMAN.getLanguage());
                return window;
            });
            assertThat(window.told("kept")).contains("nicht erreichbar", "22. Nov. 2026, 14:03");
        }
    }

    private static Bounds bounds(OpenWindow window, String id) {
        Node node = Objects.requireNonNull(window.byId(id));
        return node.getBoundsInParent();
    }

    private static Workspace away(Workspace usual) {
        return new Workspace(
                usual.id(),
                usual.name(),
                usual.timeZone(),
                usual.authority(),
                usual.connections(),
                usual.profiles(),
                usual.places(),
                null,
                usual.keep(),
                KEPT);
    }
}
