package dev.andon.ui.shell;

import static dev.andon.ui.shell.OpenWindow.OIL;
import static dev.andon.ui.shell.OpenWindow.WATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.LinkState;
import dev.andon.model.Problem;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** A page that is pulled down with a finger on a phone. */
@ExtendWith(Headless.class)
class PullJourneyTest {

    private static final Problem CUT =
            new Problem("10.0.0.7:1883", "the broker closed the connection", "look at its log");

    private final FxRobot hand = new FxRobot();
    private final OpenWindow window = new OpenWindow(390, 844);

    @BeforeEach
    void start() {
        window.link.up();
        window.link.number(OIL, 50);
        window.link.number(WATER, 50);
        FxThread.call(() -> window.shell().go(Address.of("overview")));
        window.until("live", () -> window.shell().showsValues());
    }

    @AfterEach
    void close() {
        hand.release(MouseButton.PRIMARY);
        window.close();
    }

    @Test
    void aLinkThatWaitsIsTriedAtOnce() {
        window.link.lose(CUT);
        window.until("lost", () -> state() instanceof LinkState.Waiting);

        pull(120);

        window.until("asked", () -> told().startsWith("Asking 1 connection"));
        assertThat(state()).isInstanceOf(LinkState.Connecting.class);
        window.until("answered", () -> {
            window.link.up();
            return told().equals("The connection has answered");
        });
        window.until("not for long", () -> told().isEmpty());
    }

    @Test
    void whatIsUnderTheFingerIsNotOpenedAndWhoSpeaksIsLeftInPeace() {
        window.link.number(OIL, 51);
        window.until("heard", () -> window.monitor.links().getFirst().talking(window.monitor.now()));

        pull(120);

        window.until("told", () -> told().equals("The connection is live: nothing to ask"));
        assertThat(state()).isInstanceOf(LinkState.Up.class);
        assertThat(window.shell().here()).isEqualTo(Address.of("overview"));
    }

    @Test
    void whoDoesNotAnswerIsTold() {
        window.link.lose(CUT);
        window.until("lost", () -> state() instanceof LinkState.Waiting);
        pull(120);
        window.until("asked", () -> state() instanceof LinkState.Connecting);

        window.until("told", () -> {
            window.link.lose(CUT);
            return told().equals("line does not answer: the broker closed the connection");
        });
    }

    @Test
    void aShortPullAsksNothingAndSaysWhatALongerOneWould() {
        Point2D start = middle("#overview");
        hand.moveTo(start).press(MouseButton.PRIMARY).moveBy(0, 20).moveBy(0, 20);
        window.until("what it would do", () -> told().equals("Pull further to ask anew"));

        hand.release(MouseButton.PRIMARY);

        window.until("nothing", () -> told().isEmpty());
        assertThat(state()).isInstanceOf(LinkState.Up.class);
    }

    @Test
    void aPageThatIsScrolledDownIsOnlyScrolled() {
        FxThread.call(() -> {
            window.stage().setHeight(420);
            return window;
        });
        window.until("a page longer than the window", () -> scroll(1) > 0);

        pull(120);

        assertThat(FxThread.call(this::told)).isEmpty();
        assertThat(state()).isInstanceOf(LinkState.Up.class);
    }

    @Test
    void theMapMovesAndAsksNothing() {
        FxThread.call(() -> window.shell().go(Address.of("map")));
        window.until("the map", () -> window.shell().scene().lookup("#map-world") != null);
        drag(middle("#map-world"), 120);

        assertThat(FxThread.call(this::told)).isEmpty();
        assertThat(state()).isInstanceOf(LinkState.Up.class);
    }

    @Test
    void aKeyAsksOnTheDeskAsWell() {
        window.link.lose(CUT);
        window.until("lost", () -> state() instanceof LinkState.Waiting);
        window.press(KeyCode.F5);

        window.until("asked", () -> told().startsWith("Asking"));
    }

    @Test
    void whereThereIsNoConnectionThatIsWhatIsSaid() {
        window.monitor.disconnect("line");
        window.until("none", () -> window.monitor.links().isEmpty());

        pull(120);

        window.until("told", () -> told().startsWith("Nobody to ask"));
    }

    private void pull(double far) {
        drag(middle("#overview"), far);
    }

    private void drag(Point2D from, double far) {
        hand.moveTo(from).press(MouseButton.PRIMARY);
        for (int step = 0; step < 6; step++) {
            hand.moveBy(0, far / 6);
        }
        hand.release(MouseButton.PRIMARY);
    }

    /** Near its top, where the tiles are. */
    private Point2D middle(String id) {
        return FxThread.call(() -> {
            Node node = window.shell().scene().lookup(id);
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            return new Point2D(bounds.getCenterX(), bounds.getMinY() + 60);
        });
    }

    private double scroll(double to) {
        ScrollPane page = (ScrollPane) window.shell().scene().lookup("#overview");
        page.setVvalue(to);
        List<Node> bars = List.copyOf(page.lookupAll(".scroll-bar"));
        return bars.stream().anyMatch(Node::isVisible) ? page.getVvalue() : 0;
    }

    private LinkState state() {
        return window.monitor.links().getFirst().state();
    }

    private String told() {
        Label pull = (Label) window.shell().scene().lookup("#pull");
        return pull.isVisible() ? pull.getText() : "";
    }
}
