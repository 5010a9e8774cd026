package dev.andon.desktop;

import dev.andon.runtime.Pin;
import dev.andon.ui.theme.Theme;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.text.Font;

/**
 * What a person has set for the whole machine: dark or light, high contrast, larger text. Where the system does not say, it is not dark, not of high
 * contrast, and text is of its usual size. FX thread.
 */
final class SystemLook {

    /** Names of desktop themes for high contrast hold this, with or without a hyphen. */
    private static final String HIGH_CONTRAST = "highcontrast";

    private static final String WINDOWS_CONTRAST = "Windows.SPI.HighContrast";
    private static final String MAC_CONTRAST = "macOS.NSWorkspace.accessibilityDisplayShouldIncreaseContrast";
    private static final String GTK_THEME = "GTK.theme_name";

    private SystemLook() {}

    /**
     * One moment's wishes.
     *
     * @param textScale how much larger than usual text is to be: 1 to 3
     */
    record Wish(boolean dark, boolean highContrast, double textScale) {

        /** The theme that follows them. */
        Theme theme() {
            return Theme.forSystem(dark, highContrast);
        }
    }

    /** What is wished now. */
    static Wish now() {
        Platform.Preferences preferences = Platform.getPreferences();
        boolean dark = preferences.getColorScheme() == ColorScheme.DARK;
        return new Wish(
                dark,
                highContrast(preferences),
                textScale(Font.getDefault().getSize(), System.getProperty("os.name", "")));
    }

    /** Tells of every change, once for each, until the pin is closed. */
    static Pin follow(Consumer<Wish> listener) {
        Platform.Preferences preferences = Platform.getPreferences();
        Wish[] told = {now()};
        InvalidationListener look = changed -> {
            Wish wish = now();
            if (!wish.equals(told[0])) {
                told[0] = wish;
                listener.accept(wish);
            }
        };
        preferences.addListener(look);
        preferences.colorSchemeProperty().addListener(look);
        return () -> {
            preferences.removeListener(look);
            preferences.colorSchemeProperty().removeListener(look);
        };
    }

    /** Every system says it in its own way. */
    static boolean highContrast(Map<String, ?> preferences) {
        String desktop = String.valueOf(preferences.get(GTK_THEME)).toLowerCase(Locale.ROOT);
        return Boolean.TRUE.equals(preferences.get(WINDOWS_CONTRAST))
                || Boolean.TRUE.equals(preferences.get(MAC_CONTRAST))
                || desktop.replace("-", "").contains(HIGH_CONTRAST);
    }

    /**
     * How much larger than usual the system's own font is, in quarters.
     *
     * @param size of the system's font, px
     * @param system {@code os.name}
     */
    static double textScale(double size, String system) {
        String name = system.toLowerCase(Locale.ROOT);
        // Segoe UI 9 pt; San Francisco 13 pt; 11 pt on most Linux desktops, where 10 pt is usual as well.
        double usual = name.startsWith("windows") ? 12 : name.startsWith("mac") ? 13 : 14.7;
        return Math.clamp(Math.floor(size / usual * 4 + 0.2) / 4, 1, 3);
    }
}
