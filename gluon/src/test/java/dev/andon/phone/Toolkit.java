// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.HeadlessScreen;
import dev.andon.ui.theme.Theme;

/** The toolkit without a display, once for all tests. */
final class Toolkit {

    private static final String STARTED = "andon.toolkit";

    private Toolkit() {}

    static void start() {
        if (System.getProperty(STARTED) == null) {
            System.setProperty(STARTED, "yes");
            HeadlessScreen.choose();
            FxThread.start(Theme.standard().controls());
        }
    }
}
