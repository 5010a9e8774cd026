package dev.andon.ui.shell;

import dev.andon.runtime.SecretSources;
import dev.andon.ui.screen.Settings;
import dev.andon.ui.screen.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a window has on this machine, beside what it watches.
 *
 * @param settings what the person chose
 * @param secrets where the passwords of connections are found and kept
 * @param surroundings what the device has for the screens
 */
public record Backstage(Settings settings, SecretSources secrets, Surroundings surroundings) {

    /** That of a desk. */
    public Backstage(Settings settings, SecretSources secrets) {
        this(settings, secrets, Surroundings.DESK);
    }

    /** Nothing that anybody keeps: for pictures and tests. */
    public static Backstage bare() {
        Path nowhere = Path.of(System.getProperty("java.io.tmpdir"), "andon-keeps-nothing");
        return new Backstage(Settings.unkept(), new SecretSources(Map.of(), List.of(), nowhere));
    }
}
