package dev.andon.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Problem;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Workspace;
import dev.andon.ui.ScriptedLink;
import dev.andon.ui.fx.FrameMeter;
import dev.andon.ui.fx.Freezes;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Settings;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.trend.SeriesBook;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Headless.class)
@SuppressWarnings("NullAway.Init") // each story opens its own
class HealthScreenTest {

    private static final Problem PASSWORD =
            new Problem("broker.example:8883", "the password is wrong", "store the right one with andon secret");

    private final ScriptedLink link = ScriptedLink.fresh();
    private final ScriptedLink other = ScriptedLink.fresh();
    private final List<Address> gone = new ArrayList<>();
    private Monitor monitor;
    private HealthBook book;
    private HealthScreen screen;
    private Scene scene;

    @BeforeEach
    void open() {
        monitor = Monitor.of(new Workspace(
                "p",
                "Plant",
                ZoneId.of("UTC"),
                null,
                List.of(link.settings("line"), other.settings("trucks")),
                List.of(),
                List.of(),
                null));
        monitor.start();
        book = new HealthBook();
    }

    @AfterEach
    void close() {
        FxThread.call(() -> {
            screen.leave();
            screen.close();
            return screen;
        });
        book.close();
        monitor.close();
    }

    @Test
    void aLinkSaysItsStateItsRateAndWhyItFailed() {
        other.up();
        link.refuse(PASSWORD);
        other.number("truck7#cargo", 4.1);
        await(() -> monitor.health().samples() == 1);
        for (int second = 0; second < 3; second++) {
            book.record(monitor.health(), monitor.links(), 1);
            other.number("truck7#cargo", second);
            int wanted = second + 2;
            await(() -> monitor.health().samples() == wanted);
        }
        show(1280, 800);
        assertThat(text("#health-link-0")).contains("line", "not connected", "the password is wrong", "andon secret");
        assertThat(text("#health-link-1")).contains("trucks", "1/s", "4 samples", "last heard");
        assertThat(text("#health-links")).contains("1 of 2 connected");
        assertThat(text("#health-troubles")).contains("broker.example:8883", "the password is wrong");
    }

    @Test
    void anUnreadableMessageCanBeLookedAtByteForByte() {
        link.up();
        byte[] payload = "{\"temperature\": 81.3,, \u0000}".getBytes(StandardCharsets.UTF_8);
        link.unreadable(
                new Problem("plant/line1/press3", "no JSON: a value is missing at 21", "mend the sender"), payload);
        link.ignored("plant/line1/camera", "a picture");
        await(() -> monitor.health().unreadable() == 1 && monitor.health().ignored() == 1);
        show(1280, 800);
        assertThat(text("#health-unreadable")).contains("plant/line1/press3", "a value is missing", "25 bytes");
        assertThat(text("#health-raw-bytes-0")).isEmpty();
        FxThread.call(() -> {
            ((ButtonBase) Objects.requireNonNull(scene.lookup("#health-raw-show-0"))).fire();
            return scene.snapshot(null);
        });
        assertThat(FxThread.call(() -> Objects.requireNonNull(scene.lookup("#health-raw-bytes-0"))
                        .getLayoutBounds()
                        .getHeight()))
                .isGreaterThan(40);
        assertThat(text("#health-raw-bytes-0")).contains("0000  7b 22 74 65 6d 70", "{\"temperature\":", "00 7d", "·}");
        assertThat(text("#health-ignored")).contains("plant/line1/camera", "a picture");
    }

    @Test
    void whatIsCountedAndWhatHungIsTold() {
        link.up();
        link.bad("press3#temperature");
        await(() -> monitor.health().bad() == 1);
        show(1280, 800);
        assertThat(text("#health-counter-bad")).contains("Bad samples", "1");
        assertThat(text("#health-counter-dropped")).contains("0");
        assertThat(text("#health-freezes")).isEqualTo("2 times, longest 1.5 s, last 40 s ago");
        assertThat(text("#health-frame-time")).contains("16 ms", "48 ms");
        assertThat(text("#health-heap")).contains("MB");
        assertThat(text("#health-mistakes")).contains("places/site.yaml:4", "no such profile");
    }

    @Test
    void aClockThatIsOffLeadsToItsDevice() {
        link.up();
        link.numberAt("press3#temperature", 20, monitor.now() + 3_600_000_000L);
        await(() -> monitor.points().deviceCount() > 0 && monitor.clockOffset(0).orElse(0) != 0);
        show(1280, 800);
        assertThat(text("#health-clocks")).contains("press3", "ahead");
        FxThread.call(() -> {
            ((ButtonBase) Objects.requireNonNull(scene.lookup("#health-clock-0"))).fire();
            return scene;
        });
        assertThat(gone).containsExactly(Address.device("press3"));
    }

    @Test
    void onAPhoneNothingStandsBesideItsColumnOrOnAnotherThing() {
        link.refuse(PASSWORD);
        other.up();
        link.unreadable(new Problem("plant/line1/press3", "no JSON", ""), new byte[] {1});
        await(() -> monitor.health().unreadable() == 1);
        show(390, 844);
        FxThread.call(() -> {
            for (String section : List.of("links", "counters", "process", "troubles", "unreadable")) {
                VBox card = (VBox) Objects.requireNonNull(scene.lookup("#health-" + section));
                Bounds bounds = card.localToScene(card.getLayoutBounds());
                assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(0);
                assertThat(bounds.getMaxX()).as(section).isLessThanOrEqualTo(390);
                for (Node label : card.lookupAll(".label")) {
                    Bounds place = label.localToScene(label.getLayoutBounds());
                    assertThat(place.getMaxX()).as(label.toString()).isLessThanOrEqualTo(bounds.getMaxX());
                }
            }
            for (Node button : scene.getRoot().lookupAll(".health .button")) {
                assertThat(button.getLayoutBounds().getHeight()).isGreaterThanOrEqualTo(44);
            }
            return scene;
        });
    }

    @Test
    void everyIdIsUniqueAndEveryControlHasAName() {
        link.unreadable(new Problem("a", "no JSON", ""), new byte[] {1});
        link.unreadable(new Problem("b", "no JSON", ""), new byte[] {2});
        await(() -> monitor.health().unreadable() == 2);
        show(1920, 1080);
        List<String> ids = FxThread.call(() -> scene.getRoot().lookupAll("*").stream()
                .map(Node::getId)
                .filter(id -> id != null && id.startsWith("health"))
                .toList());
        assertThat(ids).doesNotHaveDuplicates().isNotEmpty();
        FxThread.call(() -> assertThat(scene.getRoot().lookupAll(".button"))
                .allSatisfy(button -> assertThat(((Labeled) button).getText()).isNotBlank()));
    }

    private void show(double width, double height) {
        FxThread.call(() -> {
            Words words = Words.in(Locale.ENGLISH);
            Console console = Console.over(
                    monitor, new SeriesBook(monitor.live()), Settings.unkept(), Theme.standard(), words, gone::add);
            screen = new HealthScreen(
                    console,
                    new HealthScreen.Sources(
                            book,
                            () -> new FrameMeter.Drawing(60, 16.2, 48, 120),
                            () -> new Freezes(2, 1_500_000, 40_000_000),
                            List.of(new Problem("places/site.yaml:4", "there is no such profile", "write one"))));
            scene = new Scene(new StackPane(screen.node()), width, height);
            scene.getStylesheets().setAll(Theme.standard().sheets());
            WritableImage unused = scene.snapshot(null);
            screen.enter(monitor.now());
            return scene.snapshot(null);
        });
    }

    private static void await(java.util.concurrent.Callable<Boolean> story) {
        Awaitility.await().until(story);
    }

    private String text(String id) {
        return FxThread.call(() -> {
            Node node = Objects.requireNonNull(scene.lookup(id), id);
            if (node instanceof Labeled label) {
                return label.getText();
            }
            return node.lookupAll("*").stream()
                    .filter(Labeled.class::isInstance)
                    .map(label -> ((Labeled) label).getText())
                    .collect(Collectors.joining("\n"));
        });
    }
}
