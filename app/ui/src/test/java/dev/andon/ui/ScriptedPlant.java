package dev.andon.ui;

import dev.andon.connector.ConnectionSettings;
import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.model.PointId;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Profile;
import dev.andon.runtime.Recording;
import dev.andon.runtime.Workspace;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Settings;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.trend.SeriesBook;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;

/** A monitor and a console over a link that a test drives, without a window. */
public final class ScriptedPlant implements AutoCloseable {

    public final ScriptedLink link = ScriptedLink.fresh();
    public final Monitor monitor;
    public final List<Address> went = new ArrayList<>();
    public final Console console;

    public ScriptedPlant() {
        this(Recording.none());
        link.up();
    }

    /** One whose link is not up yet, over a past. */
    public ScriptedPlant(Recording recording) {
        this(recording, List.of());
    }

    /** The same with more types of devices. */
    public ScriptedPlant(Recording recording, List<Profile> others) {
        monitor = Monitor.of(workspace(link.settings(), others), recording);
        console = Console.over(
                monitor,
                new SeriesBook(monitor.live()),
                Settings.unkept(),
                Theme.standard(),
                Words.in(Locale.ENGLISH),
                went::add);
        monitor.start();
    }

    /** Waits until the newest value of a point is this number, and lets the tree know. */
    public ScriptedPlant heard(String point, double number) {
        link.number(point, number);
        LiveValue value = new LiveValue();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            int handle = monitor.points().find(PointId.parse(point));
            return handle >= 0 && monitor.live().read(handle, value) && value.number() == number;
        });
        return look();
    }

    /** The same for a word. */
    public ScriptedPlant said(String point, String word) {
        link.text(point, word);
        LiveValue value = new LiveValue();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            int handle = monitor.points().find(PointId.parse(point));
            return handle >= 0 && monitor.live().read(handle, value) && word.equals(value.text());
        });
        return look();
    }

    /** Takes everything into the tree, as the window does with every pulse. */
    public ScriptedPlant look() {
        long now = monitor.now();
        while (!console.tree().follow(now)) {
            now++;
        }
        for (int point = 0; point < monitor.points().size(); point++) {
            console.tree().look(point, 0, now);
        }
        return this;
    }

    /** The handle of a device. */
    public int device(String id) {
        return monitor.points().findDevice(id);
    }

    @Override
    public void close() {
        monitor.close();
    }

    private static Workspace workspace(ConnectionSettings connection, List<Profile> others) {
        Map<String, Profile.PointProfile> points = new LinkedHashMap<>();
        points.put(
                "temperature",
                new Profile.PointProfile(
                        "Oil temperature",
                        Kind.NUMBER,
                        new Unit("Cel"),
                        new Range(0, 100),
                        new Range(35, 65),
                        Duration.ofMinutes(5),
                        false));
        Profile press = new Profile("press", "Presse für Öl", new Glob("plant/*/press*"), points, List.of());
        List<Profile> profiles = new ArrayList<>(List.of(press));
        profiles.addAll(others);
        Place line = new Place(
                "line1", "Line 1", Place.Level.AREA, null, new Glob("plant/line1/*"), null, List.of(), List.of());
        Place site = new Place("site", "Riverside", Place.Level.SITE, null, null, null, List.of(), List.of(line));
        return new Workspace(
                "test", "Test", ZoneId.of("UTC"), null, List.of(connection), profiles, List.of(site), null);
    }
}
