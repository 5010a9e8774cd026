package dev.andon.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Group;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Headless.class)
class FrameMeterTest {

    private static final long MILLI = 1_000_000;

    private final FrameMeter meter = FxThread.call(() -> new FrameMeter(new Scene(new Group())));

    @Test
    void oneLongFrameAmongManyIsTheLongestAndNotTheUsual() {
        long now = 0;
        meter.frame(now);
        for (int frame = 0; frame < 300; frame++) {
            now += frame == 150 ? 90 * MILLI : 16 * MILLI;
            meter.frame(now);
        }
        FrameMeter.Drawing drawing = meter.at(now);
        assertThat(drawing.median()).isEqualTo(16);
        assertThat(drawing.slow()).isEqualTo(16);
        assertThat(drawing.longest()).isEqualTo(90);
        assertThat(drawing.framesASecond()).isBetween(62, 63);
    }

    @Test
    void aWindowThatWasHiddenDidNotDrawSlowly() {
        meter.frame(0);
        meter.frame(16 * MILLI);
        meter.rest();
        meter.frame(60_000 * MILLI);
        meter.frame(60_016 * MILLI);
        assertThat(meter.at(60_016 * MILLI).longest()).isEqualTo(16);
        assertThat(meter.at(90_000 * MILLI).framesASecond()).isZero();
    }
}
