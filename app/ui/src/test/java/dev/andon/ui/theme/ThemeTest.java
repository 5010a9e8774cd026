package dev.andon.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private static final double MARKS = 3;

    static Stream<Theme> themes() {
        return Theme.NAMES.stream().map(name -> Theme.named(name).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void textCanBeReadOnEveryGround(Theme theme) {
        for (String ground : List.of("canvas", "surface", "raised")) {
            for (String text : List.of("ink", "ink-2", "fault")) {
                assertThat(contrast(theme, text, ground))
                        .as(text + " on " + ground)
                        .isGreaterThanOrEqualTo(TEXT);
            }
        }
        assertThat(contrast(theme, "raised", "ink")).as("tooltips").isGreaterThanOrEqualTo(TEXT);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void pensAndMarksCanBeSeenOnWhatIsBehindThem(Theme theme) {
        for (String ground : List.of("surface", "raised", "band")) {
            assertThat(contrast(theme, "process", ground))
                    .as("process on " + ground)
                    .isGreaterThanOrEqualTo(MARKS);
        }
        assertThat(contrast(theme, "fault", "surface")).isGreaterThanOrEqualTo(MARKS);
        assertThat(contrast(theme, "alarm-1", "surface")).isGreaterThanOrEqualTo(MARKS);
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
        double first = luminance(theme.colour(one));
        double second = luminance(theme.colour(other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double share = (channel & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
