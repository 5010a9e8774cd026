package dev.andon.ui.shell;

import static dev.andon.ui.shell.OpenWindow.OIL;
import static dev.andon.ui.shell.OpenWindow.QUICK;
import static dev.andon.ui.shell.OpenWindow.SPEED;
import static dev.andon.ui.shell.OpenWindow.WATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Problem;
import dev.andon.runtime.Pin;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong is at the top, in words, and the numbers in the bar add up. */
@ExtendWith(Headless.class)
class AttentionTest {

    private static final Problem CUT =
            new Problem("10.0.0.7:1883", "the broker closed the connection", "look at its log");

    private final OpenWindow window = new OpenWindow();

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void whileAllIsWellOneCalmLineSaysSo() {
        window.link.up();
        window.link.number(OIL, 50);
        window.until("calm", () -> window.textOf("#attention").contains("Nothing needs a look"));
        assertThat(FxThread.call(this::findings)).isZero();
    }

    @Test
    void aValueOutsideItsLimitsIsToldWithItsLimitItsPlaceAndAMark() {
        window.link.up();
        window.link.number(OIL, 81.3);
        window.until("found", () -> window.textOf("#attention").contains("above 65 °C"));
        window.until("the value below", () -> window.row(OIL, ".quality-glyph") != null);
        assertThat(FxThread.call(() -> window.textOf("#attention")))
                .contains("Needs a look")
                .contains("Oil temperature")
                .contains("press3 · Riverside / Line 1");
        assertThat(FxThread.call(() -> Objects.requireNonNull(window.row(OIL, ".quality-glyph"))
                        .isVisible()))
                .as("the value itself carries a mark")
                .isTrue();
        window.link.number(OIL, 60);
        window.until("calm again", () -> window.textOf("#attention").contains("Nothing needs a look"));
    }

    @Test
    void aLostLinkIsToldWhateverElseIsSeen() {
        window.link.up();
        window.link.number(OIL, 50);
        window.link.number(WATER, 50);
        window.until("calm", () -> window.textOf("#attention").contains("Nothing needs a look"));
        window.link.lose(CUT);
        window.until("silent", () -> window.textOf("#attention").contains("2 silent"));
    }

    @Test
    void aStaleNumberNeverLooksLiveThereEither() {
        window.link.up();
        window.link.number(QUICK, 4.5);
        window.until("silent", () -> window.textOf("#attention").contains("1 silent"));
        window.link.number(SPEED, 50);
        window.until(
                "the device is not silent as a whole",
                () -> window.textOf("#attention").contains("Quick"));
        assertThat(FxThread.call(() -> window.shell()
                        .scene()
                        .lookup("#attention")
                        .lookup(".finding-amount")
                        .getPseudoClassStates()
                        .toString()))
                .contains("grey");
    }

    @Test
    void whereNoValueIsLiveTheWindowIsNotLiveThoughItsLinkIsUp() {
        window.link.up();
        window.until("nothing is amiss at first", () -> window.textOf("#status").contains("Live · "));
        window.link.number(QUICK, 4.5);
        window.until(
                "and not when its only value is stale",
                () -> window.textOf("#status").contains("Not live · "));
        window.link.number(OIL, 50);
        window.until("live again", () -> window.textOf("#status").contains("Live · "));
    }

    @Test
    void whileIngestHangsNothingLooksLiveAndTheWindowSaysSo() {
        CountDownLatch release = new CountDownLatch(1);
        window.link.up();
        window.link.number(OIL, 50);
        window.until("live at first", () -> counted("1 of 1 values live") && !window.grey(OIL));
        Pin hanging = window.monitor.hook(batch -> awaitQuietly(release));
        window.link.number(OIL, 51);
        window.until(
                "not live, though nothing was told",
                () -> window.textOf("#status").contains("Not live")
                        && window.textOf("#status").contains("stands still since")
                        && window.grey(OIL)
                        && counted("0 of 1 values live")
                        && window.textOf("#attention").contains("1 silent"));
        hanging.close();
        release.countDown();
        window.until("live again", () -> window.textOf("#status").contains("Live · ") && !window.grey(OIL));
        assertThat(FxThread.call(() -> window.shell().scene().lookup("#stalled").isVisible()))
                .isFalse();
    }

    private static void awaitQuietly(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void enterOnAFindingChoosesItsValue() {
        window.link.up();
        window.link.number(SPEED, 50);
        window.link.number(WATER, 90);
        window.link.bad(OIL);
        window.until("both found", () -> findings() == 2);
        window.until(
                "the trend of the one outside", () -> window.textOf("#trend").contains("press4"));
        FxThread.call(() -> {
            window.shell().scene().lookup("#attention").lookup(".finding").requestFocus();
            return true;
        });
        window.press(KeyCode.ENTER);
        window.until("the trend of the bad one", () -> window.textOf("#trend").contains("press3"));
    }

    @Test
    void theStatusLineCountsWhatIsLiveAmongAllValues() {
        window.link.up();
        window.link.number(OIL, 50);
        window.link.number(SPEED, 99);
        window.link.retained(WATER, 50);
        window.link.badRetained("plant/line1/press4#speed");
        window.link.number(QUICK, 4);
        window.until("one is stale", () -> window.grey(QUICK));
        window.until("all are counted", () -> counted("2 of 5 values live"));
        assertThat(window.monitor.points().size()).isEqualTo(5);
    }

    @Test
    void theTrendLeavesWhatNeverSpokeForALiveNumber() {
        window.link.up();
        window.link.retained(OIL, 50);
        window.until("the only one there is", () -> window.textOf("#trend").startsWith("Oil temperature"));
        window.link.number(WATER, 50);
        window.until("a live one", () -> window.textOf("#trend").contains("press4"));
    }

    @Test
    void theTrendBeginsWithANumberThatMoves() {
        window.link.up();
        window.link.number(OIL, 50);
        window.link.number(SPEED, 50);
        window.link.number(SPEED, 51);
        window.until("one that moves", () -> window.textOf("#trend").startsWith("Ram speed"));
    }

    @Test
    void theTrendBeginsWithANumberOutsideItsLimits() {
        window.link.up();
        window.link.number(SPEED, 50);
        window.link.number(SPEED, 51);
        window.link.number(WATER, 99);
        window.until("one outside its limits", () -> window.textOf("#trend").contains("press4"));
    }

    @Test
    void theTrendStaysWhenAnEarlierPointSpeaks() {
        window.link.up();
        window.link.number(WATER, 50);
        window.until("the only one there is", () -> window.textOf("#trend").contains("press4"));
        window.link.number(OIL, 50);
        untilLookedAtAgain(OIL);
        assertThat(FxThread.call(() -> window.textOf("#trend"))).contains("press4");
    }

    @Test
    void theTrendStaysWithAPointThatFallsSilent() {
        window.link.up();
        window.link.number(QUICK, 4.5);
        window.until(
                "the only one there is, and silent",
                () -> window.textOf("#trend").startsWith("Quick") && window.grey(QUICK));
        window.link.number(OIL, 50);
        untilLookedAtAgain(OIL);
        assertThat(FxThread.call(() -> window.textOf("#trend"))).startsWith("Quick");
    }

    /** Ages are written once a second, when the choice of what to show is looked at as well. */
    private void untilLookedAtAgain(String point) {
        window.until("its age", () -> window.part(point, ".value-age").endsWith(" s"));
        String age = FxThread.call(() -> window.part(point, ".value-age"));
        window.until("a later age", () -> !window.part(point, ".value-age").equals(age));
    }

    @Test
    void whatACardHasNoRoomForIsSaidInItsTooltip() {
        String device =
                "plant/line1/press with a name far longer than any card has room for, however wide the window may be drawn";
        window.link.up();
        window.link.number(device + "#speed", 50);
        window.until("its card", () -> window.textOf("#values").contains("far longer"));
        assertThat(FxThread.call(() -> tipAt(20, 12))).contains("however wide").contains("Line 1");
        assertThat(FxThread.call(() -> tipAt(20, 50))).startsWith("Ram speed · %");
    }

    private static MouseEvent moved(double x, double y) {
        return new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                x,
                y,
                x,
                y,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    /** What the board's tooltip says while the mouse is at a place of it. */
    private String tipAt(double x, double y) {
        Node values = window.shell().scene().lookup("#values");
        Point2D at = values.localToScene(x, y);
        values.fireEvent(moved(at.getX(), at.getY()));
        return values.getProperties().get("javafx.scene.control.Tooltip") instanceof Tooltip tip ? tip.getText() : "";
    }

    @Test
    void whatAPersonChoseStaysChosen() {
        window.link.up();
        window.link.number(SPEED, 50);
        window.until("there", () -> window.textOf("#trend").startsWith("Ram speed"));
        FxThread.call(() -> {
            window.shell().scene().lookup("#values").requestFocus();
            return true;
        });
        window.until("the values have the keys", () -> window.focused("#values"));
        window.press(KeyCode.HOME);
        window.link.number(WATER, 99);
        window.until("found", () -> findings() == 1);
        assertThat(FxThread.call(() -> window.textOf("#trend"))).startsWith("Ram speed");
    }

    private boolean counted(String values) {
        return window.textOf("#status").contains(values);
    }

    private int findings() {
        return (int) window.shell().scene().lookup("#attention").lookupAll(".finding").stream()
                .filter(Node::isVisible)
                .count();
    }
}
