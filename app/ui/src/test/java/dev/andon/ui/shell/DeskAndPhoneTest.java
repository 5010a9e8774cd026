package dev.andon.ui.shell;

import static dev.andon.ui.shell.OpenWindow.OIL;
import static dev.andon.ui.shell.OpenWindow.WATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Problem;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/** What people do at the desk and with the phone alike. */
@ExtendWith(Headless.class)
class DeskAndPhoneTest {

    private static final Problem CUT =
            new Problem("10.0.0.7:1883", "the broker closed the connection", "look at its log");

    private static final String PRESS = "tile-device-plant/line1/press3";

    private final FxRobot hand = new FxRobot();

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void aSilentDeviceIsFoundFromTheBannerInThreeSteps(double width, double height) {
        try (OpenWindow window = OpenWindow.started(width, height)) {
            window.click("screen-health");
            window.until("somewhere else", () -> window.at("health") && window.sees("banner", "1"));
            window.click("banner");
            window.until("its tile says so", () -> window.at("overview") && window.sees(PRESS, "silent"));
            window.click(PRESS);
            window.until("the page of the device", () -> window.at("device"));
            assertThat(window.shell().here().subject()).contains("press3");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void whatALostLinkFeedsLooksStaleWithinTwoSecondsAndTheLinkIsNamed(double width, double height) {
        try (OpenWindow window = OpenWindow.started(width, height)) {
            window.until("live", () -> !window.silent(PRESS));
            window.link.lose(CUT);
            OpenWindow.within(Duration.ofSeconds(2)).as("stale").until(() -> FxThread.call(() -> window.silent(PRESS)));
            window.until("named", () -> window.sees("attention", "Connection line"));
            assertThat(FxThread.call(() -> window.told("attention"))).contains("is lost");
            window.link.up();
            window.link.number(OIL, 51);
            window.link.number(WATER, 51);
            window.until("live again", () -> !window.silent(PRESS));
            window.until("no longer named", () -> !window.sees("attention", "Connection line"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void aPointIsFoundByTypingAndOpenedByEnter(double width, double height) {
        try (OpenWindow window = OpenWindow.started(width, height)) {
            window.press(KeyCode.CONTROL, KeyCode.K);
            window.until("the search", () -> window.focused("#search-field"));
            hand.write("press4 oil");
            window.until("found", () -> window.sees("search-hits", "press4"));
            window.press(KeyCode.ENTER);
            window.until("its page", () -> window.at("device"));
            assertThat(window.shell().here().subject()).contains("press4");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void aLinkOpensTheRightPlaceAndBackReturns(double width, double height) {
        try (OpenWindow window = OpenWindow.started(width, height)) {
            window.click("screen-devices");
            window.until("somewhere", () -> window.at("devices"));
            Address link = Address.parse("andon://device/plant/line1/press4").orElseThrow();
            FxThread.call(() -> window.shell().go(link));
            window.until("the device", () -> window.sees("title", "press4"));
            window.click("back");
            window.until("where one was", () -> window.at("devices"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void otherColoursAndAnotherLanguageLeaveOneWhereOneIs(double width, double height) {
        try (OpenWindow window = OpenWindow.started(width, height)) {
            FxThread.call(() -> window.shell().go(Address.of("settings")));
            window.click("theme-dark");
            window.until(
                    "dark",
                    () -> window.shell().scene().getStylesheets().toString().contains("dark"));
            window.click("language-de");
            window.until("German", () -> window.sees("title", "Einstellungen"));
            assertThat(window.shell().here()).isEqualTo(Address.of("settings"));
        }
    }

    @Test
    void devicesAreFilteredWhileOneTypesAndChosenTogether() {
        try (OpenWindow window = OpenWindow.started(1280, 800)) {
            window.click("screen-devices");
            window.click("view-table");
            window.click("devices-filter");
            hand.write("press");
            window.until("both are there", () -> window.sees("devices-count", "2"));
            window.click("devices-all");
            window.until("both are chosen", () -> window.sees("devices-chosen", "2"));
            window.click("devices-filter");
            hand.write("4");
            window.until("one is left", () -> window.sees("devices-count", "1"));
        }
    }

    @Test
    void everyScreenIsReachedAndWalkedByKeysAloneWithTheFocusInSight() {
        try (OpenWindow window = OpenWindow.started(1280, 800)) {
            for (KeyCode digit : new KeyCode[] {
                KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6
            }) {
                Address before = window.shell().here();
                window.press(KeyCode.CONTROL, digit);
                window.until(
                        "there by " + digit,
                        () -> digit == KeyCode.DIGIT1 || !window.shell().here().equals(before));
                Set<Node> walked = new LinkedHashSet<>();
                for (int step = 0; step < 6; step++) {
                    window.press(KeyCode.TAB);
                    Node owner = FxThread.call(() -> window.shell().scene().getFocusOwner());
                    assertThat(owner)
                            .as("something has the keys on " + window.shell().here())
                            .isNotNull();
                    assertThat(owner.getPseudoClassStates())
                            .as("it can be seen on " + window.shell().here())
                            .contains(PseudoClass.getPseudoClass("focus-visible"));
                    walked.add(owner);
                }
                assertThat(walked).as("Tab walks on " + window.shell().here()).hasSizeGreaterThan(1);
            }
        }
    }
}
