package dev.andon.ui.device;

import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Device;
import dev.andon.model.PointId;
import dev.andon.model.Presence;
import dev.andon.runtime.LinkStatus;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.PointTable;
import dev.andon.runtime.Profile;
import dev.andon.runtime.Vital;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.quality.Standing;
import dev.andon.ui.quality.ValueText;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.tree.LookTexts;
import dev.andon.ui.tree.Since;
import dev.andon.ui.tree.TreeNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What is known of a device itself rather than of its process, in words. FX thread. */
final class DeviceFacts {

    // Nearer than this nobody can tell two clocks apart over a network.
    private static final long CLOCKS_AGREE = 500_000;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Console console;
    private final Monitor monitor;
    private final PointTable points;
    private final Words words;
    private final LookTexts looks;
    private final AgeText ages;
    private final NumberText numbers;
    private final ValueText values;
    private final LiveValue value = new LiveValue();

    DeviceFacts(Console console) {
        this.console = console;
        this.monitor = console.monitor();
        this.points = monitor.points();
        this.words = console.words();
        this.looks = new LookTexts(words);
        this.ages = new AgeText(words);
        this.numbers = new NumberText(words.locale());
        this.values = new ValueText(monitor, words);
    }

    /** What people call a device of its type. */
    String type(int device) {
        return profile(device).map(Profile::title).orElseGet(() -> words.get("page.type.unknown"));
    }

    /** How it fares as a whole, and since when where that needs a look. */
    String state(int device, long now) {
        Standing standing = console.tree().standing(device);
        TreeNode leaf = console.tree().leaf(device);
        String state = leaf == null ? words.get(standing.key()) : looks.device(leaf);
        Since since = standing.needsLook() ? console.tree().since(device, standing) : null;
        if (since == null) {
            return state;
        }
        String key = since.atLatest() ? "page.presence.at-least" : "page.presence.since";
        return words.get(key, state, ages.duration(now - since.time()));
    }

    /** How the device itself fares; what it does not tell is left out. */
    List<Fact> health(int device, long now) {
        List<Fact> facts = new ArrayList<>();
        boolean silent = !console.tree().standing(device).live();
        facts.add(new Fact("page.presence", presence(device)));
        facts.add(new Fact("page.state", state(device, now), silent));
        facts.add(new Fact("page.contact", contact(device, now), silent));
        List<String> names = Arrays.stream(points.pointsOf(device))
                .mapToObj(point -> points.point(point).id().point())
                .toList();
        for (Vital vital : Vital.values()) {
            int place = vital.among(names, profile(device).orElse(null));
            if (place >= 0) {
                int point = points.pointsOf(device)[place];
                String key = "page." + vital.name().toLowerCase(Locale.ROOT);
                facts.add(new Fact(
                        key, values.of(point, now), values.look(point, now).grey()));
            }
        }
        facts.add(clock(device, silent));
        facts.add(session(device, now));
        return facts;
    }

    /**
     * What it is, to be copied.
     *
     * @param topics on which it was heard to speak, each once; none: not known as yet
     */
    List<Fact> identity(int device, List<String> topics) {
        Device known = points.device(device);
        String profile = profile(device)
                .map(found -> found.title().equals(found.id()) ? found.id() : found.title() + " (" + found.id() + ')')
                .orElseGet(() -> words.get("page.profile.none"));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("page.id", known.id()));
        facts.add(new Fact("page.connection", known.connection()));
        if (!topics.isEmpty()) {
            facts.add(new Fact("page.topic", String.join(", ", topics)));
        }
        facts.add(new Fact("page.profile", profile));
        profile(device)
                .map(Profile::source)
                .filter(source -> !source.isEmpty())
                .ifPresent(source -> facts.add(new Fact("page.profile.file", source)));
        facts.add(new Fact("page.points", numbers.format(points.pointsOf(device).length, 0)));
        return facts;
    }

    /** Where it is; empty where it does not tell. */
    List<Fact> position(int device, long now) {
        Profile.Position told = profile(device).map(Profile::position).orElse(null);
        if (told == null) {
            return List.of();
        }
        int latitude = find(device, told.latitude());
        int longitude = find(device, told.longitude());
        return latitude < 0 || longitude < 0
                ? List.of()
                : List.of(degrees("page.latitude", latitude, now), degrees("page.longitude", longitude, now));
    }

    private Fact degrees(String key, int point, long now) {
        boolean heard = monitor.live().read(point, value);
        QualityLook look = values.look(point, now);
        boolean grey = look.grey();
        if (!heard) {
            return new Fact(key, words.get(look == QualityLook.WAITING ? "age.waiting" : "age.never"), true);
        }
        String age = value.sourceTime() == SampleBatch.NO_TIME
                ? words.get("age.last-known")
                : words.get("page.position.age", ages.duration(now - value.sourceTime()));
        // Five decimals are a metre.
        String number = String.format(words.locale(), "%.5f°", value.number());
        return new Fact(key, number + " · " + age, grey);
    }

    private String presence(int device) {
        return switch (monitor.presence(device)) {
            case Presence.Online online -> words.get("page.presence.online");
            case Presence.Offline offline -> words.get("page.presence.offline");
            case Presence.Unknown unknown -> words.get("page.presence.unknown");
            case Presence.Sleeping sleeping ->
                words.get(
                        "page.presence.sleeping",
                        CLOCK.format(sleeping.until().atZone(monitor.workspace().timeZone())));
        };
    }

    private String contact(int device, long now) {
        long newest = SampleBatch.NO_TIME;
        for (int point : points.pointsOf(device)) {
            if (monitor.live().read(point, value)) {
                newest = Math.max(newest, value.receivedTime());
            }
        }
        return newest == SampleBatch.NO_TIME
                ? words.get("age.never")
                : words.get("page.position.age", ages.duration(now - newest));
    }

    private Fact clock(int device, boolean silent) {
        OptionalLong learnt = monitor.clockOffset(device);
        if (learnt.isEmpty()) {
            return new Fact("page.clock", words.get("page.clock.unknown"), true);
        }
        long behind = learnt.getAsLong();
        if (Math.abs(behind) < CLOCKS_AGREE) {
            return new Fact("page.clock", words.get("page.clock.right"), silent);
        }
        String key = behind < 0 ? "page.clock.ahead" : "page.clock.behind";
        return new Fact("page.clock", words.get(key, ages.format(Math.abs(behind))), silent);
    }

    private Fact session(int device, long now) {
        String name = points.device(device).connection();
        LinkStatus link = monitor.links().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
        if (link == null) {
            return new Fact("page.session", words.get("page.session.none"), true);
        }
        if (link.state() instanceof LinkState.Up up) {
            long since = ChronoUnit.MICROS.between(Instant.EPOCH, up.since());
            return new Fact("page.session", words.get("page.session.up", ages.duration(now - since)));
        }
        return new Fact("page.session", words.get("page.session.waiting"), true);
    }

    private int find(int device, String name) {
        return points.find(new PointId(points.device(device).id(), name));
    }

    private Optional<Profile> profile(int device) {
        String profile = points.device(device).profile();
        return profile == null
                ? Optional.empty()
                : monitor.workspace().profileOf(points.device(device).id());
    }
}
