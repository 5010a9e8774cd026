package dev.andon.ui.shell;

import dev.andon.ui.screen.Settings;
import dev.andon.ui.screen.Zoom;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How everything is to look: as the person chose, and where they chose nothing as the system has it. FX thread. */
final class Look {

    private final Settings settings;
    private final Words systemWords;
    private Theme systemTheme;
    private double systemScale = 1;
    // The one that a person chose, kept while it is chosen: its sheet is read once.
    private @Nullable Theme chosenTheme;

    Look(Settings settings, Theme systemTheme, Words systemWords) {
        this.settings = settings;
        this.systemTheme = systemTheme;
        this.systemWords = systemWords;
    }

    /** The system asks for another. */
    void system(Theme theme, double textScale) {
        systemTheme = theme;
        systemScale = textScale;
    }

    Theme theme() {
        String name = settings.theme();
        Theme read = chosenTheme;
        if (read == null || !read.name().equals(name)) {
            read = Theme.named(name).orElse(null);
            chosenTheme = read;
        }
        return read == null ? systemTheme : read;
    }

    Words words() {
        return Words.LANGUAGES.contains(settings.language())
                ? Words.in(Locale.forLanguageTag(settings.language()))
                : systemWords;
    }

    /** How much larger than drawn everything is, in a scene so high, px. */
    double zoom(double height) {
        double chosen = settings.zoom();
        return chosen != 0 ? chosen : Zoom.automatic(height) * systemScale;
    }
}
