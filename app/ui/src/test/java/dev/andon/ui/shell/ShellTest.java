package dev.andon.ui.shell;

import static dev.andon.ui.shell.OpenWindow.OIL;
import static dev.andon.ui.shell.OpenWindow.QUICK;
import static dev.andon.ui.shell.OpenWindow.SPEED;
import static dev.andon.ui.shell.OpenWindow.WATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.PointId;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import dev.andon.runtime.LiveValue;
import dev.andon.ui.fx.FxPulse;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.theme.Theme;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Headless.class)
class ShellTest {

    private static final Problem CUT =
            new Problem("10.0.0.7:1883", "the broker closed the connection", "look at its log");

    private final OpenWindow window = new OpenWindow();

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aLiveValueShowsNameNumberUnitAndAge() {
        window.link.up();
        window.link.number(OIL, 81.3);
        window.until("the number", () -> window.part(OIL, ".value-number").equals("81.3"));
        assertThat(window.part(OIL, ".value-name")).isEqualTo("Oil temperature");
        assertThat(window.part(OIL, ".value-unit")).isEqualTo("°C");
        assertThat(window.grey(OIL)).isFalse();
        window.until("its age", () -> window.part(OIL, ".value-age").endsWith(" s"));
        window.until("live in the status line", () -> window.textOf("#status").contains("Live · "));
    }

    @Test
    void staleSampleTurnsGrey() {
        window.link.up();
        window.until("live while it speaks", () -> {
            window.link.number(QUICK, 4.5);
            return window.part(QUICK, ".value-number").equals("4.5") && !window.grey(QUICK);
        });
        window.until("grey after its time", () -> window.grey(QUICK));
        assertThat(window.part(QUICK, ".value-number")).as("the value is kept").isEqualTo("4.5");
        assertThat(Objects.requireNonNull(window.row(QUICK, ".quality-glyph")).isVisible())
                .as("never by colour alone")
                .isTrue();
    }

    @Test
    void whenTheLinkIsLostEverythingItFedLooksStaleWithinTwoSeconds() {
        window.link.up();
        window.link.number(OIL, 61.5);
        window.link.number(SPEED, 40);
        window.link.number(WATER, 21.5);
        window.until("all live", () -> !window.part(WATER, ".value-number").isEmpty() && !window.grey(OIL));
        int beats = beatsUntil(() -> window.link.lose(CUT), this::everythingIsStale, this::everythingIsGrey);
        assertThat(Duration.ofMillis(beats * FxPulse.PERIOD.toMillis())).isLessThan(Duration.ofSeconds(2));
        window.until("said plainly", () -> window.textOf("#status").contains("line · no connection, retry in"));
        assertThat(FxThread.call(() -> window.textOf("#status"))).contains("Not live");
        assertThat(FxThread.call(() -> window.textOf("#bar"))).contains("No connection");
    }

    private boolean everythingIsStale() {
        LiveValue value = new LiveValue();
        return Stream.of(OIL, SPEED, WATER)
                .mapToInt(point -> window.monitor.points().find(PointId.parse(point)))
                .allMatch(handle -> window.monitor.live().read(handle, value) && value.quality() == Quality.STALE);
    }

    private boolean everythingIsGrey() {
        return window.grey(OIL)
                && window.grey(SPEED)
                && window.grey(WATER)
                && window.shell()
                        .scene()
                        .lookup(".pen")
                        .getPseudoClassStates()
                        .toString()
                        .contains("grey");
    }

    /**
     * How often the screen beats from the moment at which something is known to its effect: time as the screen counts it, on however slow a machine.
     * How long it takes until it is known is ingest's part, whose thread may starve while the screen's does not.
     */
    private int beatsUntil(Runnable cause, BooleanSupplier known, BooleanSupplier effect) {
        AtomicInteger beats = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger(-1);
        FxThread.call(() -> window.shell().pulse().onBeat(now -> {
            if (beats.get() > 0 || known.getAsBoolean()) {
                beats.incrementAndGet();
            }
            if (seen.get() < 0 && effect.getAsBoolean()) {
                seen.set(beats.get());
            }
        }));
        cause.run();
        window.until("the effect", () -> seen.get() >= 0);
        return seen.get();
    }

    @Test
    void whenTheLinkReturnsTheNextSampleIsLiveAgain() {
        window.link.up();
        window.link.number(OIL, 61.5);
        window.until("live", () -> window.part(OIL, ".value-number").equals("61.5"));
        window.link.lose(CUT);
        window.until("stale", () -> window.grey(OIL));
        window.link.up();
        window.link.number(OIL, 62.5);
        window.until(
                "live again",
                () -> !window.grey(OIL) && window.part(OIL, ".value-number").equals("62.5"));
        window.until("the gap is named", () -> window.textOf("#trend").contains("gap "));
    }

    @Test
    void lateSamplesFillTheGapAndTheTrendSaysSo() {
        window.link.up();
        window.link.number(OIL, 61.5);
        window.until("live", () -> window.part(OIL, ".value-number").equals("61.5"));
        long lost = window.monitor.now();
        window.link.lose(CUT);
        window.until("stale", () -> window.grey(OIL));
        window.link.up();
        window.link.number(OIL, 62.5);
        window.until("the gap is named", () -> window.textOf("#trend").contains("gap "));
        window.link.late(OIL, 62, lost + 1);
        window.until("no gap any more", () -> !window.textOf("#trend").contains("gap "));
        assertThat(window.part(OIL, ".value-number"))
                .as("a late sample is never the newest")
                .isEqualTo("62.5");
    }

    @Test
    void aRetainedValueIsLastKnownAndNotLive() {
        window.link.up();
        window.link.retained(OIL, 50.5);
        window.until("last known", () -> window.part(OIL, ".value-age").equals("last known"));
        assertThat(window.grey(OIL)).isTrue();
        assertThat(window.part(OIL, ".value-number")).isEqualTo("50.5");
    }

    @Test
    void aBadSampleShowsDashesInAnOutline() {
        window.link.up();
        window.link.number(OIL, 50.5);
        window.until("good", () -> window.part(OIL, ".value-number").equals("50.5"));
        window.link.bad(OIL);
        window.until("dashes", () -> window.part(OIL, ".value-number").equals("– –"));
        assertThat(Objects.requireNonNull(window.row(OIL, ".value-frame")).isVisible())
                .isTrue();
    }

    @Test
    void numbersEndInOneColumnWhateverTheyWereBefore() {
        window.link.up();
        window.link.text("plant/line1/press3#code", "E7");
        window.link.number(OIL, 0);
        window.link.number(SPEED, 50.5);
        window.link.number("plant/line1/press3#count", 123_456);
        window.link.retained(WATER, 231);
        window.link.number(QUICK, -4);
        window.until("stale", () -> window.grey(QUICK));
        assertThat(FxThread.call(this::numberEnds)).hasSize(5).allMatch(end -> Math.abs(end - ends()) < 0.01);
        window.link.bad(OIL);
        window.link.number(WATER, 231);
        window.link.number(QUICK, 1234.5);
        window.until(
                "changed",
                () -> !window.grey(WATER) && window.part(OIL, ".value-number").equals("– –"));
        window.until(
                "in one column all the same",
                () -> numberEnds().stream().allMatch(end -> Math.abs(end - ends()) < 0.01));
    }

    @Test
    void wordsAndFlagsStandWhereNumbersDo() {
        window.link.up();
        window.link.text("plant/line1/press3#state", "running");
        window.until(
                "the word",
                () -> window.part("plant/line1/press3#state", ".value-text").equals("running")
                        && Objects.requireNonNull(window.row("plant/line1/press3#state", ".value-text"))
                                        .getLayoutBounds()
                                        .getWidth()
                                > 20);
    }

    @Test
    void beforeAnythingIsHeardTheWindowSaysWhatItIsDoing() {
        window.until("connecting", () -> window.textOf("#empty").contains("Connecting to scripted:"));
        window.link.up();
        window.until(
                "connected",
                () -> window.textOf("#empty").contains("Connected to scripted:")
                        && window.textOf("#empty").contains("Nothing has been heard yet"));
    }

    @Test
    void aFailureIsToldWithItsRemedyAndTheNextAttempt() {
        window.link.lose(CUT);
        window.until("the failure", () -> window.textOf("#empty").contains("The broker closed the connection."));
        assertThat(FxThread.call(() -> window.textOf("#empty")))
                .contains("No connection to scripted:")
                .contains("Look at its log.")
                .containsPattern("Trying again in \\d s");
    }

    @Test
    void aRefusalForGoodSaysThatAPersonMustChangeSomething() {
        window.link.refuse(new Problem("broker", "the password is wrong", "store the right one"));
        window.until("the refusal", () -> window.textOf("#empty").contains("Store the right one."));
        assertThat(FxThread.call(() -> window.textOf("#empty"))).contains("would not help until this is changed");
        assertThat(FxThread.call(() -> window.textOf("#status"))).contains("line · not connected");
    }

    @Test
    void theFirstValueTakesThePlaceOfTheMessage() {
        window.link.up();
        window.until("nothing yet", () -> window.textOf("#empty").contains("Connected"));
        window.link.number(OIL, 1.5);
        window.until(
                "values",
                () -> window.textOf("#empty").isEmpty()
                        && window.part(OIL, ".value-number").equals("1.5"));
    }

    @Test
    void arrowsWalkTheTreeAndChooseWhatIsShown() {
        window.link.up();
        window.link.number(OIL, 1.5);
        window.link.number("elsewhere/pump#flow", 2.5);
        window.until(
                "both",
                () -> !window.part("elsewhere/pump#flow", ".value-number").isEmpty());
        window.until("focus in the tree", () -> window.focused("#tree"));
        window.press(KeyCode.DOWN);
        window.until("the site", () -> window.textOf("#bar").startsWith("Riverside"));
        window.until("only what is there", () -> window.row("elsewhere/pump#flow", ".value-number") == null);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.RIGHT);
        window.press(KeyCode.RIGHT);
        window.until("the device", () -> window.textOf("#bar").startsWith("press3"));
        window.press(KeyCode.LEFT);
        window.until("the line", () -> window.textOf("#bar").startsWith("Line 1"));
    }

    @Test
    void arrowsWalkTheValuesAndTheTrendFollows() {
        window.link.up();
        window.link.number(OIL, 1.5);
        window.link.number(SPEED, 2.5);
        window.until("the trend of the first", () -> window.textOf("#trend").startsWith("Oil temperature"));
        FxThread.call(() -> {
            window.shell().scene().lookup("#values").requestFocus();
            return true;
        });
        window.press(KeyCode.DOWN);
        window.until("the trend of the second", () -> window.textOf("#trend").startsWith("Ram speed"));
        window.press(KeyCode.UP);
        window.until("back", () -> window.textOf("#trend").startsWith("Oil temperature"));
    }

    @Test
    void tabReachesTheValuesAndTheFocusCanBeSeen() {
        window.link.up();
        window.link.number(OIL, 50.5);
        window.until("the value", () -> !window.part(OIL, ".value-number").isEmpty());
        window.until("focus in the tree", () -> window.focused("#tree"));
        assertThat(FxThread.call(this::framed))
                .as("no frame around the chosen row yet")
                .isFalse();
        window.press(KeyCode.TAB);
        window.until("focus in the values", () -> window.focused("#values"));
        window.until("a frame around the chosen row", this::framed);
    }

    @Test
    void controlQAsksToQuit() {
        window.press(KeyCode.CONTROL, KeyCode.Q);
        window.until("asked", () -> window.quits.get() == 1);
    }

    @Test
    void f11FillsTheScreenAndGivesItBack() {
        window.press(KeyCode.F11);
        window.until("full", () -> window.stage().isFullScreen());
        window.press(KeyCode.F11);
        window.until("as before", () -> !window.stage().isFullScreen());
    }

    @Test
    void aMinimisedWindowRestsAndCatchesUpWhenItReturns() {
        window.link.up();
        window.link.number(OIL, 1.5);
        window.until("beating", () -> window.part(OIL, ".value-number").equals("1.5"));
        setIconified(true);
        assertThat(FxThread.call(() -> window.shell().pulse().running())).isFalse();
        window.link.number(OIL, 2.5);
        setIconified(false);
        window.until("caught up", () -> window.part(OIL, ".value-number").equals("2.5"));
    }

    @Test
    void noTwoNodesShareAnId() {
        window.link.up();
        window.link.number(OIL, 1.5);
        window.link.number(WATER, 1.5);
        window.until("values", () -> !window.part(WATER, ".value-number").isEmpty());
        Set<String> ids = new HashSet<>();
        FxThread.call(() -> {
            collect(window.shell().scene().getRoot(), ids);
            return ids;
        });
        assertThat(ids).contains("tree", "values", "trend", "status", "bar", "rail");
    }

    private double ends() {
        return FxThread.isCurrent()
                ? numberEnds().getFirst()
                : FxThread.call(() -> numberEnds().getFirst());
    }

    /** Where the numbers on the board end, px from the window's left edge. */
    private List<Double> numberEnds() {
        return window.shell().scene().lookup("#values").lookupAll(".value-number").stream()
                .filter(Node::isVisible)
                .filter(number -> number.getParent().isVisible())
                .filter(number -> number.getLayoutBounds().getWidth() > 0)
                .map(number -> number.localToScene(number.getLayoutBounds()))
                .map(Bounds::getMaxX)
                .toList();
    }

    /** Whether the upper edge of the oil temperature's row has the colour of frames. */
    private boolean framed() {
        Bounds row = Objects.requireNonNull(window.row(OIL, ".value-name"))
                .localToScene(
                        Objects.requireNonNull(window.row(OIL, ".value-name")).getLayoutBounds());
        int pixel = window.picture().getPixelReader().getArgb((int) row.getCenterX(), (int) row.getMinY() + 1);
        return pixel == Theme.standard().colour("focus");
    }

    private void setIconified(boolean iconified) {
        FxThread.call(() -> {
            window.stage().setIconified(iconified);
            return iconified;
        });
    }

    private static void collect(Node node, Set<String> ids) {
        // The toolkit gives every list's innards the same one.
        if (node.getId() != null && !node.getId().equals("virtual-flow")) {
            assertThat(ids.add(node.getId())).as(node.getId()).isTrue();
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, ids));
        }
    }
}
