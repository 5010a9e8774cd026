package dev.andon.ui.shell;

import dev.andon.ui.device.DeviceScreen;
import dev.andon.ui.devices.DevicesScreen;
import dev.andon.ui.map.MapScreen;
import dev.andon.ui.overview.OverviewScreen;
import dev.andon.ui.settings.SettingsScreen;
import dev.andon.ui.theme.Icon;
import java.util.List;

/** The screens there are, in the order in which their buttons stand. */
final class ScreenList {

    static final List<ScreenEntry> ALL = List.of(
            new ScreenEntry("overview", Icon.OVERVIEW, "overview", true, OverviewScreen::new),
            new ScreenEntry("map", Icon.MAP, "map", true, MapScreen::new),
            new ScreenEntry("devices", Icon.DEVICES, "devices", true, DevicesScreen::new),
            new ScreenEntry("device", null, "devices", false, DeviceScreen::new),
            new ScreenEntry("settings", Icon.SETTINGS, "settings", false, SettingsScreen::new));

    private ScreenList() {}
}
