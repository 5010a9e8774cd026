package dev.andon.ui.shell;

import static dev.andon.ui.shell.OpenWindow.OIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The back key of a phone. */
@ExtendWith(Headless.class)
class BackKeyTest {

    private final OpenWindow window = new OpenWindow(390, 844);
    private final AtomicInteger left = new AtomicInteger();

    @BeforeEach
    void start() {
        FxThread.call(() -> {
            window.shell().backKey(left::incrementAndGet);
            return left;
        });
        window.link.up();
        window.link.number(OIL, 50);
        window.until("live", () -> window.shell().showsValues());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void itLeadsBackFromAListAndAtTheBeginOut() {
        window.until("the tree has the keys", () -> {
            window.shell().scene().lookup("#tree").requestFocus();
            return window.shell().scene().getFocusOwner() instanceof ListView;
        });

        window.press(KeyCode.ESCAPE);
        window.until("a step back", () -> window.shell().here().equals(Address.of("overview")));
        assertThat(left).hasValue(0);

        window.press(KeyCode.ESCAPE);
        window.until("out", () -> left.get() == 1);
    }

    @Test
    void whatLiesOverTheScreenGoesFirst() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.until("the search", () -> window.focused("#search-field"));

        window.press(KeyCode.ESCAPE);

        window.until("no search", () -> !searching());
        assertThat(FxThread.call(() -> window.shell().here())).isEqualTo(Address.of("devices"));
        assertThat(left).hasValue(0);
    }

    private boolean searching() {
        Node search = window.shell().scene().lookup("#search");
        return search != null && search.isVisible();
    }
}
