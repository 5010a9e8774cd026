package dev.andon.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import dev.andon.ui.theme.Theme;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Other colours while a person works. */
@ExtendWith(Headless.class)
class UnsavedWorkTest {

    private final OpenWindow window = new OpenWindow();

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void sunsetWaitsForAHalfFilledForm() {
        fillIn();
        Parent before = FxThread.call(() -> root());
        sunset();
        assertThat(FxThread.call(() -> host().getText())).isEqualTo("broker.example");
        assertThat(FxThread.call(() -> root())).isSameAs(before);
        window.click("connection-cancel");
        window.until("dark once nothing is lost with it", () -> !root().equals(before));
    }

    @Test
    void withNothingUnsavedSunsetIsAtOnce() {
        FxThread.call(() -> window.shell().go(new Address("connections", "add")));
        Parent before = FxThread.call(() -> root());
        sunset();
        assertThat(FxThread.call(() -> root())).isNotSameAs(before);
    }

    @Test
    void whoChoosesOtherColoursIsToldWhatTheyWaitFor() {
        fillIn();
        FxThread.call(() -> window.shell().go(Address.of("settings")));
        window.click("theme-night");
        window.until("told", () -> visible("settings-waiting"));
    }

    @Test
    void whoGoesBackFromAHalfFilledFormFindsItAgain() {
        FxThread.call(() -> window.shell().go(Address.of("connections")));
        fillIn();
        FxThread.call(() -> window.shell().go(Address.of("connections")));
        window.until("the list, which tells of it", () -> visible("connections-notice-deed"));
        assertThat(FxThread.call(() -> window.byId("field-host"))).isNull();
        Parent before = FxThread.call(() -> root());
        sunset();
        assertThat(FxThread.call(() -> root()))
                .as("it is not lost with the colours")
                .isSameAs(before);
        window.click("connections-notice-deed");
        window.until("the form", () -> window.byId("field-host") != null);
        assertThat(FxThread.call(() -> host().getText())).isEqualTo("broker.example");
        window.click("connection-cancel");
        window.until("dark once it is cancelled", () -> !root().equals(before));
    }

    private void fillIn() {
        FxThread.call(() -> window.shell().go(new Address("connections", "add")));
        window.until("the form", () -> window.byId("field-host") != null);
        FxThread.call(() -> {
            host().setText("broker.example");
            return host();
        });
    }

    private boolean visible(String id) {
        Node node = window.byId(id);
        return node != null && node.isVisible();
    }

    private void sunset() {
        FxThread.call(() -> {
            window.shell().system(Theme.named("dark").orElseThrow(), 1);
            return window;
        });
    }

    private Parent root() {
        return window.shell().scene().getRoot();
    }

    private TextField host() {
        return (TextField) Objects.requireNonNull(window.byId("field-host"));
    }
}
