package dev.andon.ui.shell;

import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Screen;
import dev.andon.ui.theme.Icon;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A screen that there is, whether anybody has been there or not.
 *
 * @param name as in an address
 * @param icon of its button; null: it has none, and the button of {@code under} is lit for it
 * @param under the screen from which one goes there; its own name where it has a button
 * @param needsDevices whether it has nothing to show while nothing is known of any device
 */
record ScreenEntry(
        String name, @Nullable Icon icon, String under, boolean needsDevices, Function<Console, Screen> maker) {

    /** Key of its title in the text bundles. */
    String key() {
        return "screen." + name;
    }
}
