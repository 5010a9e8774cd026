package dev.andon.ui.health;

import dev.andon.model.Problem;
import dev.andon.runtime.Health;
import dev.andon.runtime.IgnoredAddress;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.RawMessage;
import dev.andon.runtime.Trouble;
import dev.andon.ui.fx.FrameMeter;
import dev.andon.ui.fx.Freezes;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Screen;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the program itself fares: its links, what it counted, its memory and drawing, and all that went wrong. FX thread. */
public final class HealthScreen implements Screen {

    /** Narrower than this it is read on a phone, px. */
    static final double PHONE = 600;

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("phone");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final long SECOND = 1_000_000;
    // Clocks of very many devices are looked at only so often.
    private static final long CLOCKS_EVERY = 5 * SECOND;
    private static final Duration RIGHT_WITHIN = Duration.ofSeconds(2);

    private final Console console;
    private final Monitor monitor;
    private final Words words;
    private final AgeText ages;
    private final Sources sources;
    private final Columns columns = new Columns();
    private final ScrollPane node = new ScrollPane(columns);
    private final LinkLines links;
    private final CounterLines counters;
    private final ProcessLines process;
    private final ListLines<Offset> clocks;
    private final ListLines<Trouble> troubles;
    private final ListLines<RawMessage> unreadable;
    private final ListLines<IgnoredAddress> ignored;
    private final ListLines<Problem> mistakes;
    private int raws;
    private long nextSecond;
    private long nextClocks;

    /**
     * Where the screen looks, besides the monitor.
     *
     * @param book of the last ten minutes
     * @param drawing how the window draws at the moment
     * @param freezes of the screen's thread until now
     * @param mistakes in the files of the workspace
     */
    public record Sources(
            HealthBook book, Supplier<FrameMeter.Drawing> drawing, Supplier<Freezes> freezes, List<Problem> mistakes) {}

    private record Offset(int device, Duration behind) {}

    public HealthScreen(Console console, Sources sources) {
        this.console = console;
        this.monitor = console.monitor();
        this.words = console.words();
        this.sources = sources;
        ages = new AgeText(words);
        Pen pen = new Pen(console.theme());
        links = new LinkLines(sources.book(), pen, words);
        counters = new CounterLines(sources.book(), pen, words);
        process = new ProcessLines(sources.book(), pen, words);
        troubles = list("troubles", this::trouble);
        unreadable = list("unreadable", this::raw);
        clocks = list("clocks", this::clock);
        ignored = list("ignored", this::ignoredAddress);
        mistakes = list("mistakes", HealthScreen::problem);
        for (Section section : List.of(
                links.section(),
                counters.section(),
                process.section(),
                troubles.section(),
                unreadable.section(),
                clocks.section(),
                mistakes.section(),
                ignored.section())) {
            columns.add(section);
        }
        node.setId("health");
        node.getStyleClass().add("health");
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setAccessibleText(words.get("screen.health"));
        node.widthProperty().addListener(changed -> {
            node.pseudoClassStateChanged(NARROW, phone());
            nextSecond = 0;
        });
        mistakes.show(sources.mistakes(), sources.mistakes().size());
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public boolean show(String subject) {
        return subject.isEmpty();
    }

    @Override
    public Heading heading() {
        return new Heading(words.get("screen.health"), "");
    }

    @Override
    public void enter(long now) {
        nextSecond = 0;
        nextClocks = 0;
        beat(now);
    }

    @Override
    public void beat(long now) {
        if (now < nextSecond) {
            return;
        }
        nextSecond = now - Math.floorMod(now, SECOND) + SECOND;
        Health health = monitor.health();
        links.show(monitor.links(), phone(), now);
        counters.show(health, phone());
        process.show(Memory.now(), sources.drawing().get(), sources.freezes().get(), phone());
        troubles.show(health.troubles(), health.troubles().size());
        List<RawMessage> raw = monitor.unreadable();
        unreadable.show(raw, raw.size());
        ignored.show(monitor.ignored(), health.ignored());
        if (now >= nextClocks) {
            nextClocks = now + CLOCKS_EVERY;
            List<Offset> wrong = wrongClocks();
            clocks.show(wrong, wrong.size());
        }
    }

    /** Gives a drawn node a place of its own among others. */
    static Region room(RasterView spark) {
        Pane room = new Pane(spark);
        room.setMinSize(Pen.WIDTH, Pen.HEIGHT);
        room.setPrefSize(Pen.WIDTH, Pen.HEIGHT);
        room.setMaxSize(Pen.WIDTH, Pen.HEIGHT);
        return room;
    }

    private boolean phone() {
        return node.getWidth() > 0 && node.getWidth() < PHONE;
    }

    private <T> ListLines<T> list(String name, java.util.function.Function<T, Node> line) {
        return new ListLines<>(
                "health-" + name, words.get("health." + name), words.get("health." + name + ".none"), words, line);
    }

    /** The devices whose clocks are wrong, the worst first. */
    private List<Offset> wrongClocks() {
        List<Offset> wrong = new ArrayList<>();
        for (int device = 0; device < monitor.points().deviceCount(); device++) {
            Duration behind = Duration.of(monitor.clockOffset(device).orElse(0), ChronoUnit.MICROS);
            if (behind.abs().compareTo(RIGHT_WITHIN) > 0) {
                // To the second: a line that is drawn anew for every millisecond cannot be pressed.
                wrong.add(new Offset(device, Duration.ofSeconds(behind.toSeconds())));
            }
        }
        wrong.sort(
                Comparator.comparing((Offset offset) -> offset.behind().abs()).reversed());
        return wrong;
    }

    private Node clock(Offset offset) {
        String id = monitor.points().device(offset.device()).id();
        Button device = new Button(monitor.points().device(offset.device()).title());
        device.setId("health-clock-" + offset.device());
        device.getStyleClass().add("health-link");
        device.setOnAction(pressed -> console.go().accept(Address.device(id)));
        Label off = Section.label("health-number");
        long micros = offset.behind().abs().toMillis() * 1_000;
        off.setText(words.get(
                offset.behind().isNegative() ? "health.clock.ahead" : "health.clock.behind", ages.duration(micros)));
        Label path = Section.label("secondary");
        path.setText(console.path(offset.device()));
        return Section.line(new javafx.scene.layout.HBox(device), path, off);
    }

    private Node trouble(Trouble trouble) {
        VBox item = problem(trouble.problem());
        String times = trouble.count() == 1
                ? clock(trouble.last())
                : words.get("health.trouble", clock(trouble.since()), clock(trouble.last()), trouble.count());
        item.getChildren().add(Section.wrapped(times, "secondary"));
        return item;
    }

    private Node raw(RawMessage message) {
        return new RawView(message, raws++, clock(message.received()), words);
    }

    private Node ignoredAddress(IgnoredAddress address) {
        VBox item = new VBox(
                Section.wrapped(address.address(), "health-name"),
                Section.wrapped(address.connection() + " · " + address.why(), "secondary"));
        item.getStyleClass().add("health-item");
        return item;
    }

    private static VBox problem(Problem problem) {
        VBox item = new VBox(
                Section.wrapped(problem.where(), "health-name"), Section.wrapped(problem.what(), "health-reason"));
        if (!problem.remedy().isEmpty()) {
            item.getChildren().add(Section.wrapped(problem.remedy(), "health-remedy"));
        }
        item.getStyleClass().add("health-item");
        return item;
    }

    private String clock(long micros) {
        return CLOCK.format(Instant.EPOCH
                .plus(micros, ChronoUnit.MICROS)
                .atZone(monitor.workspace().timeZone()));
    }
}
