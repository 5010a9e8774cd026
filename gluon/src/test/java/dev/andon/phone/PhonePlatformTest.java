// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.runtime.Pin;
import dev.andon.ui.fx.FxThread;
import java.nio.file.Path;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** Where Attach has no service, as on a desk, plain Java answers. */
class PhonePlatformTest {

    private static final Path STORAGE = Path.of("somewhere");

    private final PhonePlatform phone = new AttachPlatform(new PlainPlatform(STORAGE));

    @Test
    void filesGoIntoTheFolderOfTheUser() {
        assertThat(phone.storage()).isEqualTo(STORAGE);
        assertThat(PlainPlatform.ofUser().storage()).isAbsolute().hasFileName(".andon-phone");
    }

    @Test
    void theDeviceIsWhatTheJvmRunsOn() {
        assertThat(phone.device().system()).isEqualTo(System.getProperty("os.name"));
    }

    @Test
    void nothingIsToldOfALifecycleOrAPositionAndThePinsCanBeClosed() {
        try (Pin lifecycle = phone.onLifecycle(() -> {}, () -> {});
                Pin position = phone.onPosition(where -> {})) {
            assertThat(lifecycle).isNotNull();
            assertThat(position).isNotNull();
        }
    }

    @Test
    void whatCannotBeDoneIsSaidSo() {
        assertThat(phone.vibrate()).isFalse();
        assertThat(phone.notify("Cold store 2", "-12 °C")).isFalse();
    }

    @Test
    void aTextThatIsSharedIsInTheClipboard() {
        Toolkit.start();
        assertThat(FxThread.call(() -> phone.share("A device", "andon://device/press3")))
                .isTrue();
        assertThat(FxThread.call(
                        () -> javafx.scene.input.Clipboard.getSystemClipboard().getString()))
                .isEqualTo("andon://device/press3");
    }

    @Test
    void aStatusBarThatIsNotThereTakesAnyColour() {
        phone.statusBar(Color.BLACK);
    }
}
