package dev.andon.ui.fx;

import dev.andon.ui.theme.Theme;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the toolkit without a display, once for all tests of this process, with a screen large enough for any of them. */
public final class Headless implements BeforeAllCallback {

    private static final int WIDTH = 4000;
    private static final int HEIGHT = 2400;

    // Not in the store of the tests: where they are shared out to several processes, every class has a root of its own.
    private static boolean up;

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    private static synchronized void start() {
        if (!up) {
            HeadlessScreen.choose();
            Theme.loadFonts();
            FxThread.start(Theme.standard().controls());
            HeadlessScreen.resize(WIDTH, HEIGHT);
            up = true;
        }
    }
}
