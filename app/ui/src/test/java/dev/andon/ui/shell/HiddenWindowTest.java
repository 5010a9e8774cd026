package dev.andon.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.runtime.Recording;
import dev.andon.runtime.SecretSources;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** While nobody can see a window, what comes is recorded on the disk alone. */
@ExtendWith(Headless.class)
class HiddenWindowTest {

    @TempDir
    Path folder;

    @Test
    void aMinimisedWindowKeepsNothingInMemoryBesideWhatIsRecorded() {
        try (Recording recording = open();
                OpenWindow window = new OpenWindow(recording)) {
            hear(window);
            assertThat(resting(window)).isFalse();
            with(window, stage -> stage.setIconified(true));
            assertThat(resting(window)).isTrue();
            with(window, stage -> stage.setIconified(false));
            window.until("awake with the next tick", () -> !resting(window));
        }
    }

    @Test
    void soDoesAHiddenOne() {
        try (Recording recording = open();
                OpenWindow window = new OpenWindow(recording)) {
            hear(window);
            with(window, Stage::hide);
            assertThat(resting(window)).isTrue();
            with(window, Stage::show);
            window.until("awake with the next tick", () -> !resting(window));
        }
    }

    @Test
    void whereNothingIsRecordedMemoryIsAllThereIsAndGoesOn() {
        try (OpenWindow window = new OpenWindow()) {
            hear(window);
            with(window, stage -> stage.setIconified(true));
            assertThat(resting(window)).isFalse();
        }
    }

    private static void hear(OpenWindow window) {
        window.link.up();
        window.link.number(OpenWindow.OIL, 1.5);
        window.until(
                "beating", () -> window.part(OpenWindow.OIL, ".value-number").equals("1.5"));
    }

    private static void with(OpenWindow window, Consumer<Stage> act) {
        FxThread.call(() -> {
            act.accept(window.stage());
            return act;
        });
    }

    private static boolean resting(OpenWindow window) {
        return window.shell().console().book().resting();
    }

    private Recording open() {
        return Recording.open(
                folder, new SecretSources(Map.of(), List.of(), folder), "the test", Recording.Begin.PLAIN);
    }
}
