package dev.andon.ui.screen;

import dev.andon.runtime.Pin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person has chosen for this program on this machine: colours, language, size, where the window was. Kept in a small file of its own, not in the
 * workspace, which belongs to everybody. A file that cannot be read or written costs the choice, never the program. FX thread.
 */
public final class Settings {

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private static final String FILE = "settings";
    private static final String THEME = "theme";
    private static final String LANGUAGE = "language";
    private static final String ZOOM = "zoom";

    private final @Nullable Path file;
    private final Properties chosen = new Properties();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private Settings(@Nullable Path file) {
        this.file = file;
    }

    /** Settings that nobody keeps: for pictures and tests. */
    public static Settings unkept() {
        return new Settings(null);
    }

    /** The settings kept in a folder, which is made when something is first chosen. */
    public static Settings in(Path folder) {
        Settings settings = new Settings(folder.resolve(FILE));
        try (InputStream in = Files.newInputStream(folder.resolve(FILE))) {
            settings.chosen.load(in);
        } catch (NoSuchFileException e) {
            LOG.debug("no settings in {} as yet", folder);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the settings in {} cannot be read and are left out: {}", folder, e.toString());
        }
        return settings;
    }

    /** The name of the chosen theme; empty: as the system has it. */
    public String theme() {
        return get(THEME);
    }

    public void theme(String name) {
        set(THEME, name);
    }

    /** The tag of the chosen language; empty: as the system has it. */
    public String language() {
        return get(LANGUAGE);
    }

    public void language(String tag) {
        set(LANGUAGE, tag);
    }

    /** How much larger than natural everything is drawn; 0: as the window and the system have it. */
    public double zoom() {
        try {
            double zoom = Double.parseDouble(get(ZOOM));
            return zoom >= Zoom.LEAST && zoom <= Zoom.MOST ? zoom : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Chooses a size.
     *
     * @param factor 0: as the window and the system have it
     */
    public void zoom(double factor) {
        set(ZOOM, factor == 0 ? "" : Double.toString(factor));
    }

    /** Something else that was kept; empty: nothing was. */
    public String get(String key) {
        return chosen.getProperty(key, "");
    }

    /** Keeps something under a key, and tells those who listen, where it is new. */
    public void set(String key, String value) {
        if (get(key).equals(value)) {
            return;
        }
        if (value.isEmpty()) {
            chosen.remove(key);
        } else {
            chosen.setProperty(key, value);
        }
        keep();
        listeners.forEach(Runnable::run);
    }

    /** Calls whenever something was chosen. */
    public Pin onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void keep() {
        Path kept = file;
        if (kept == null) {
            return;
        }
        Path fresh = kept.resolveSibling(FILE + "-new");
        try {
            Files.createDirectories(kept.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(fresh)) {
                chosen.store(out, "What was chosen on the settings screen of Andon");
            }
            Files.move(fresh, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the settings cannot be kept in {}: {}", kept, e.toString());
        }
    }
}
