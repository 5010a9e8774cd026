package dev.andon.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Headless.class)
class ThemeTest {

    private static final double TEXT = 4.5;
    private static final double ENHANCED_TEXT = 7;
    private static final double MARKS = 3;
    private static final double COAST = 1.1;
    private static final double HATCH = 1.2;
    /** Distances in CIE Lab (1976): two of them are plainly two colours from about 10 on. */
    private static final double TOLD_BY_HUE = 18;

    private static final double TOLD_BY_LIGHT = 12;
    private static final List<String> ALARMS = List.of("alarm-1", "alarm-2", "alarm-3", "alarm-4", "fault");

    static Stream<Theme> themes() {
        return Theme.NAMES.stream().map(name -> Theme.named(name).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyThemeHasTheSameTokens(Theme theme) {
        assertThat(theme.colours().keySet())
                .isEqualTo(Theme.standard().colours().keySet());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void textCanBeReadOnEveryGround(Theme theme) {
        double least = theme.name().equals("contrast") ? ENHANCED_TEXT : TEXT;
        for (String ground : List.of("canvas", "surface", "raised", "selection")) {
            for (String text : List.of("ink", "ink-2")) {
                assertThat(contrast(theme, text, ground))
                        .as(text + " on " + ground)
                        .isGreaterThanOrEqualTo(least);
            }
            assertThat(contrast(theme, "fault", ground))
                    .as("fault on " + ground)
                    .isGreaterThanOrEqualTo(TEXT);
        }
        assertThat(contrast(theme, "raised", "ink")).as("tooltips").isGreaterThanOrEqualTo(TEXT);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void pensAndMarksCanBeSeenOnWhatIsBehindThem(Theme theme) {
        for (String ground : List.of("surface", "raised")) {
            for (String mark : List.of("process", "ink-3", "focus")) {
                assertThat(contrast(theme, mark, ground))
                        .as(mark + " on " + ground)
                        .isGreaterThanOrEqualTo(MARKS);
            }
        }
        for (String ground : List.of("band", "land", "water", "selection")) {
            assertThat(contrast(theme, "process", ground))
                    .as("process on " + ground)
                    .isGreaterThanOrEqualTo(MARKS);
        }
        assertThat(contrast(theme, "land", "water")).as("a coast").isGreaterThanOrEqualTo(COAST);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void anAlarmStandsOutByItsHueOrTheLineAroundIt(Theme theme) {
        for (String alarm : ALARMS) {
            for (String ground : List.of("canvas", "surface", "raised", "land", "water")) {
                double hue = contrast(theme, alarm, ground);
                double edge = contrast(theme, "alarm-edge", ground);
                assertThat(Math.max(hue, edge)).as(alarm + " on " + ground).isGreaterThanOrEqualTo(MARKS);
            }
            assertThat(contrast(theme, "on-" + alarm, alarm))
                    .as("the number on " + alarm)
                    .isGreaterThanOrEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void alarmsDifferFromEachOtherAndFromTheProcess(Theme theme) {
        List<String> hues = Stream.concat(ALARMS.stream(), Stream.of("process")).toList();
        for (String one : hues) {
            for (String other : hues) {
                if (!one.equals(other)) {
                    assertThat(difference(theme.colour(one), theme.colour(other)))
                            .as(one + " and " + other)
                            .isGreaterThanOrEqualTo(theme.name().equals("night") ? TOLD_BY_LIGHT : TOLD_BY_HUE);
                }
            }
        }
    }

    @Test
    void atNightTheMoreUrgentAlarmIsTheBrighterOneAndNothingIsBlueOrGreen() {
        Theme night = Theme.named("night").orElseThrow();
        for (int priority = 1; priority < 4; priority++) {
            assertThat(luminance(night.colour("alarm-" + priority)))
                    .isGreaterThan(1.2 * luminance(night.colour("alarm-" + (priority + 1))));
        }
        night.colours()
                .forEach((token, colour) -> assertThat(colour >> 16 & 0xFF)
                        .as(token)
                        .isGreaterThanOrEqualTo(Math.max(colour >> 8 & 0xFF, colour & 0xFF)));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void hatchingCanBeSeen(Theme theme) {
        int ground = theme.colour("surface");
        int line = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            line |= (((ground >> shift & 0xFF) + (theme.colour("hatch") >> shift & 0xFF)) / 2) << shift;
        }
        assertThat(contrast(luminance(line), luminance(ground))).isGreaterThanOrEqualTo(HATCH);
    }

    @Test
    void theSystemsWishIsFollowedAndContrastCountsMost() {
        assertThat(Theme.forSystem(false, false).name()).isEqualTo("grey");
        assertThat(Theme.forSystem(true, false).name()).isEqualTo("dark");
        assertThat(Theme.forSystem(true, true).name()).isEqualTo("contrast");
    }

    @ParameterizedTest
    @MethodSource("themes")
    void controlsThatOthersDrewFitTheGround(Theme theme) {
        assertThat(theme.controls()).endsWith(theme.dark() ? "-dark.css" : "-light.css");
        assertThat(ThemeTest.class.getResource(theme.controls())).isNotNull();
        assertThat(theme.dark()).isEqualTo(luminance(theme.colour("ink")) > luminance(theme.colour("canvas")));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everySheetCanBeReadToItsEnd(Theme theme) {
        for (String sheet : theme.sheets()) {
            String address = String.valueOf(ThemeTest.class.getResource(sheet));
            CssParser.errorsProperty().clear();
            FxThread.call(
                    () -> new CssParser().parse(java.net.URI.create(address).toURL()));
            assertThat(CssParser.errorsProperty()).as(sheet).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void colourStandsInTheTokensAlone(Theme theme) throws Exception {
        try (var sheet = ThemeTest.class.getResourceAsStream(theme.sheets().getLast())) {
            String rules = new String(sheet.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(rules).doesNotContainPattern("#[0-9A-Fa-f]{3,8}\\b").doesNotContain("rgb(");
        }
    }

    @Test
    void theDefaultIsTheGreyTheme() {
        assertThat(Theme.standard().name()).isEqualTo("grey");
        assertThat(Theme.standard().colour("canvas")).isEqualTo(0xFFDFE2E4);
        assertThat(Theme.named("purple")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Noto Sans", "Noto Sans Medium", "Noto Sans SemiBold"})
    void allDigitsShareOneWidth(String family) {
        List<Double> widths = FxThread.call(() -> IntStream.rangeClosed('0', '9')
                .mapToObj(digit -> width(family, Character.toString(digit).repeat(8)))
                .distinct()
                .toList());
        assertThat(widths).hasSize(1);
    }

    @Test
    void theBundledFontsAreTheOnesThatAreUsed() {
        for (String family : List.of("Noto Sans", "Noto Sans Medium", "Noto Sans SemiBold")) {
            assertThat(FxThread.call(() -> Font.font(family, 13).getFamily())).isEqualTo(family);
        }
    }

    @Test
    void everyIconHasAPath() {
        assertThat(Arrays.stream(Icon.values()).map(Icon::path)).allMatch(path -> path.startsWith("M"));
    }

    private static double width(String family, String text) {
        Text node = new Text(text);
        node.setFont(Font.font(family, 16));
        return node.getLayoutBounds().getWidth();
    }

    /** WCAG 2.2, "contrast ratio". */
    private static double contrast(Theme theme, String one, String other) {
        return contrast(luminance(theme.colour(one)), luminance(theme.colour(other)));
    }

    private static double contrast(double first, double second) {
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double difference(int one, int other) {
        double[] first = lab(one);
        double[] second = lab(other);
        return Math.hypot(Math.hypot(first[0] - second[0], first[1] - second[1]), first[2] - second[2]);
    }

    private static double[] lab(int colour) {
        double red = linear(colour >> 16);
        double green = linear(colour >> 8);
        double blue = linear(colour);
        double x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
        double y = root(luminance(colour));
        double z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double share) {
        return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
    }

    private static double linear(int channel) {
        double share = (channel & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
