package dev.andon.ui.shell;

import static dev.andon.ui.shell.OpenWindow.OIL;
import static dev.andon.ui.shell.OpenWindow.WATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way to anything in a few letters. */
@ExtendWith(Headless.class)
class SearchTest {

    private final OpenWindow window = new OpenWindow();

    @BeforeEach
    void speak() {
        window.link.up();
        window.link.number(OIL, 50);
        window.link.number(WATER, 50);
        window.link.number("plant/kühlraum/fühler#temperature", 4);
        window.until("all known", () -> window.monitor.points().deviceCount() == 3);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void controlKAndAFewLettersLeadToADevice() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        type("press4");
        window.until("found", () -> hits().startsWith("DEVICE press4"));
        window.press(KeyCode.ENTER);
        window.until("there", () -> window.shell().here().subject().contains("press4"));
        assertThat(FxThread.call(() -> window.shell().scene().lookup("#search").isVisible()))
                .isFalse();
    }

    @Test
    void everyWordNarrowsItDown() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        type("oil press3");
        window.until("the point of that device", () -> hits().startsWith("POINT Oil temperature"));
        assertThat(FxThread.call(this::hits)).doesNotContain("press4");
    }

    @Test
    void accentsNeedNotBeTyped() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        type("fuhler");
        window.until("found", () -> hits().startsWith("DEVICE fühler"));
    }

    @Test
    void aPlaceIsFoundByItsTitle() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        type("line 1");
        window.until("found", () -> hits().contains("PLACE Line 1"));
    }

    @Test
    void withNothingTypedItOffersTheScreens() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.until("offered", () -> hits().contains("SCREEN Devices"));
        type("overv");
        window.until("narrowed", () -> hits().startsWith("SCREEN Overview"));
        window.press(KeyCode.ENTER);
        window.until("there", () -> window.shell().here().equals(Address.of("overview")));
    }

    @Test
    void whatIsNotThereIsSaidToBeNotThere() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        type("zeppelin");
        window.until("told", () -> window.textOf("#search").contains("Nothing of that name is known"));
    }

    @Test
    void escapeReturnsTheFocus() {
        window.until("focus in the tree", () -> window.focused("#tree"));
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.until("focus in the field", () -> window.focused("#search-field"));
        window.press(KeyCode.ESCAPE);
        window.until("focus back", () -> window.focused("#tree"));
    }

    private void type(String text) {
        window.until("open", () -> window.focused("#search-field"));
        FxThread.call(() -> {
            ((TextField) window.shell().scene().lookup("#search-field")).setText(text);
            return text;
        });
    }

    /** What is offered, each with its kind, from the top. */
    private String hits() {
        ListView<?> list = (ListView<?>) window.shell().scene().lookup("#search-hits");
        if (list == null) {
            return "";
        }
        StringBuilder hits = new StringBuilder();
        for (Object hit : list.getItems()) {
            hits.append(hit.toString().replaceAll("Hit\\[kind=(\\w+), title=([^,]*),.*", "$1 $2"))
                    .append('\n');
        }
        return hits.toString();
    }
}
