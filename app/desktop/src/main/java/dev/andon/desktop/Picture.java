package dev.andon.desktop;

import dev.andon.runtime.Monitor;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.HeadlessScreen;
import dev.andon.ui.screen.Address;
import dev.andon.ui.shell.Shell;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.util.List;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/** A window on no display, to be taken a picture of. Once in the life of a process. */
final class Picture {

    private final Shell shell;
    private final PictureSize size;

    private Picture(Shell shell, PictureSize size) {
        this.shell = shell;
        this.size = size;
    }

    /** Starts the toolkit without a display and opens the window on it. */
    static Picture open(Monitor monitor, Theme theme, Words words, PictureSize size, Address address) {
        HeadlessScreen.choose();
        Theme.loadFonts();
        FxThread.start(theme.controls());
        HeadlessScreen.resize(size.width(), size.height());
        Shell shell = FxThread.call(() -> {
            Shell made = new Shell(monitor, List.of(), theme, words, size.width(), size.height());
            Stage stage = new Stage();
            made.open(stage, () -> {});
            stage.show();
            made.go(address);
            return made;
        });
        return new Picture(shell, size);
    }

    /**
     * Goes to an address that may be known only now.
     *
     * @return whether there is such a place
     */
    boolean go(Address address) {
        return FxThread.call(() -> shell.here().equals(address) || shell.go(address));
    }

    /** The window as it looks now: rows from the top, ARGB. Ends the toolkit. */
    int[] take() {
        int[] pixels = new int[size.width() * size.height()];
        FxThread.call(() -> {
            shell.pulse().beat();
            WritableImage image = shell.scene().snapshot(null);
            image.getPixelReader()
                    .getPixels(
                            0,
                            0,
                            size.width(),
                            size.height(),
                            PixelFormat.getIntArgbInstance(),
                            pixels,
                            0,
                            size.width());
            shell.close();
            return image;
        });
        FxThread.exit();
        return pixels;
    }
}
