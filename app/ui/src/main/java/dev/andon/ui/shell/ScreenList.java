package dev.andon.ui.shell;

import dev.andon.ui.connections.ConnectionsScreen;
import dev.andon.ui.device.DeviceScreen;
import dev.andon.ui.devices.DevicesScreen;
import dev.andon.ui.health.HealthScreen;
import dev.andon.ui.map.MapScreen;
import dev.andon.ui.overview.OverviewScreen;
import dev.andon.ui.screen.Address;
import dev.andon.ui.settings.SettingsScreen;
import dev.andon.ui.storage.StorageScreen;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The screens there are, in the order in which their buttons stand. */
final class ScreenList {

    /** Their names, as in addresses. */
    static final List<String> NAMES =
            List.of("overview", "map", "devices", "device", "health", "connections", "settings", "storage");

    private ScreenList() {}

    /** All screens of a window. */
    static List<ScreenEntry> of(Engine engine) {
        return List.of(
                new ScreenEntry("overview", Icon.OVERVIEW, "overview", true, OverviewScreen::new),
                new ScreenEntry("map", Icon.MAP, "map", true, MapScreen::new),
                new ScreenEntry("devices", Icon.DEVICES, "devices", true, DevicesScreen::new),
                new ScreenEntry("device", null, "devices", false, DeviceScreen::new),
                new ScreenEntry(
                        "health",
                        Icon.HEALTH,
                        "health",
                        false,
                        console -> new HealthScreen(console, engine.healthSources())),
                new ScreenEntry(
                        "connections",
                        Icon.CONNECTIONS,
                        "connections",
                        false,
                        console -> new ConnectionsScreen(console, engine.secrets(), engine.workers())),
                new ScreenEntry("settings", Icon.SETTINGS, "settings", false, SettingsScreen::new),
                new ScreenEntry(
                        "storage", null, "settings", false, console -> new StorageScreen(console, engine.secrets())));
    }

    /** Those that have a button, by title. */
    static Map<String, Address> places(List<ScreenEntry> entries, Words words) {
        Map<String, Address> places = new LinkedHashMap<>();
        for (ScreenEntry entry : entries) {
            if (entry.icon() != null) {
                places.put(words.get(entry.key()), Address.of(entry.name()));
            }
        }
        return places;
    }
}
