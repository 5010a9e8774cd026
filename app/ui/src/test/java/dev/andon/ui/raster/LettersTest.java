package dev.andon.ui.raster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Headless.class)
class LettersTest {

    private final Letters letters = FxThread.call(() -> new Letters("Noto Sans", 12, 1));

    @Test
    void whatFitsIsLeftWhole() {
        assertThat(cut("12.5", 100)).isEqualTo("12.5");
    }

    @Test
    void whatIsTooLongEndsInDotsAndFits() {
        String cut = cut("unloading at the dock", 60);
        assertThat(cut).startsWith("un").endsWith("\u2026");
        assertThat(FxThread.call(() -> letters.width(cut))).isLessThanOrEqualTo(60);
    }

    @Test
    void noMoreOfALongLineIsLookedAtThanThereIsRoomFor() {
        String line = "x".repeat(5_000_000);
        assertThat(org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(20), () -> cut(line, 60)))
                .hasSizeLessThan(20);
    }

    @Test
    void aSignOfTwoHalvesIsOneLetterAndControlsAreBlank() {
        Raster raster = new Raster(40, 20, 1);
        FxThread.call(() -> {
            letters.write(raster, "\uD83D\uDD27\n", 0, 15, 0xFF000000);
            return raster;
        });
        assertThat(FxThread.call(() -> letters.width("\n"))).isEqualTo(FxThread.call(() -> letters.width(" ")));
        assertThat(cut("\uD83D\uDD27\uD83D\uDD27\uD83D\uDD27", 20)).doesNotContain("\uD83D\u2026");
    }

    @Test
    void digitsStandBelowEachOther() {
        double one = FxThread.call(() -> letters.width("1"));
        assertThat(FxThread.call(() -> letters.width("8888"))).isEqualTo(4 * one);
    }

    private String cut(String line, double room) {
        return FxThread.call(() -> letters.cut(line, room));
    }
}
