package dev.andon.ui.device;

import dev.andon.connector.Payload;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The newest payloads of a device as they were received, and what changed from one to the next. FX thread. */
final class RawPanel extends Region {

    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final long SECOND = 1_000_000;
    private static final double PAD = 14;
    private static final double HEAD = 44;
    private static final double LINE = 19;
    private static final double ENTRY = 30;
    private static final double FINGER = 44;
    private static final double NARROW = 620;
    private static final double ENTRIES = 250;
    private static final double GAP = 12;

    private final Words words;
    private final NumberText numbers;
    private final ZoneId zone;
    private final Label title = new Label();
    private final Label state = new Label();
    private final Label about = new Label();
    private final Button pause = new Button();
    private final Button copy = new Button();
    private final ListView<Payload> entries = new ListView<>();
    private final ListView<LineDiff.Line> lines = new ListView<>();
    private @Nullable RawLog log;
    private @Nullable Payload drawn;
    private long nextLook;
    private boolean filling;

    RawPanel(Words words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
        this.numbers = new NumberText(words.locale());
        setId("raw");
        getStyleClass().add("card");
        title.setText(words.get("page.raw"));
        title.getStyleClass().add("card-title");
        state.setId("raw-state");
        state.getStyleClass().add("secondary");
        about.setId("raw-about");
        about.getStyleClass().add("secondary");
        pause.setId("raw-pause");
        pause.setText(words.get("page.raw.pause"));
        pause.getStyleClass().add("page-button");
        pause.setOnAction(asked -> hold());
        copy.setId("raw-copy");
        copy.setText(words.get("page.raw.copy"));
        copy.getStyleClass().add("page-button");
        copy.setOnAction(asked -> copyShown());
        entries.setId("raw-entries");
        entries.setAccessibleText(words.get("page.raw.newest"));
        entries.setFixedCellSize(ENTRY);
        entries.setCellFactory(list -> new EntryCell());
        entries.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> choose(now));
        lines.setId("raw-lines");
        lines.setAccessibleText(words.get("page.raw"));
        lines.setFixedCellSize(LINE);
        lines.setCellFactory(list -> new LineCell());
        for (ListView<?> list : List.of(entries, lines)) {
            list.getStyleClass().add("raw-list");
        }
        getChildren().addAll(title, state, pause, copy, entries, about, lines);
    }

    /** Shows another device's payloads; null: nobody's. */
    void show(@Nullable RawLog fresh) {
        log = fresh;
        drawn = null;
        nextLook = 0;
        filling = true;
        entries.getItems().clear();
        lines.getItems().clear();
        filling = false;
        about.setText("");
        look();
    }

    /** Shows what came; calmly, so that one can read it. */
    void beat(long now) {
        RawLog shown = log;
        if (shown != null && now >= nextLook && shown.follow()) {
            nextLook = now + SECOND / 2;
            look();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return width < NARROW ? 460 : 320;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - 2 * PAD;
        double copyWidth = Math.ceil(copy.prefWidth(-1));
        double pauseWidth = Math.ceil(pause.prefWidth(-1));
        boolean narrow = getWidth() < NARROW;
        double buttonHeight = narrow ? FINGER : 28;
        double head = narrow ? 56 : HEAD;
        double y = (head - buttonHeight) / 2;
        copy.resizeRelocate(PAD + width - copyWidth, y, copyWidth, buttonHeight);
        pause.resizeRelocate(PAD + width - copyWidth - 8 - pauseWidth, y, pauseWidth, buttonHeight);
        double titleWidth = Math.min(Math.ceil(title.prefWidth(-1)), width - copyWidth - pauseWidth - 16);
        title.resizeRelocate(PAD, 0, titleWidth, head);
        state.resizeRelocate(
                PAD + titleWidth + GAP, 0, Math.max(0, pause.getLayoutX() - PAD - titleWidth - 2 * GAP), head);
        double bottom = getHeight() - 8;
        double entry = narrow ? FINGER : ENTRY;
        if (entries.getFixedCellSize() != entry) {
            entries.setFixedCellSize(entry);
        }
        double listHeight = narrow ? 3 * entry : bottom - head;
        double listWidth = narrow ? width : Math.min(ENTRIES, width * 0.4);
        entries.resizeRelocate(PAD, head, listWidth, listHeight);
        double left = narrow ? PAD : PAD + listWidth + GAP;
        double top = narrow ? head + listHeight + 4 : head;
        double room = narrow ? width : width - listWidth - GAP;
        about.resizeRelocate(left, top, room, 22);
        lines.resizeRelocate(left, top + 24, room, Math.max(0, bottom - top - 24));
    }

    private void look() {
        RawLog shown = log;
        boolean any = shown != null && !shown.payloads().isEmpty();
        entries.setVisible(any);
        lines.setVisible(any);
        copy.setDisable(!any);
        pause.setDisable(!any);
        if (shown == null || !any) {
            state.setText(words.get("page.raw.waiting"));
            return;
        }
        tell(shown);
        filling = true;
        // The same list as before would lose where one has scrolled to.
        if (!same(entries.getItems(), shown.payloads())) {
            entries.getItems().setAll(shown.payloads());
        }
        Payload chosen = shown.chosen();
        entries.getSelectionModel().select(chosen);
        filling = false;
        if (chosen != null) {
            draw(shown, chosen);
        }
        requestLayout();
    }

    private void tell(RawLog shown) {
        state.setText(shown.paused() ? words.get("page.raw.paused", shown.newer()) : words.get("page.raw.newest"));
        pause.setText(words.get(shown.paused() ? "page.raw.resume" : "page.raw.pause"));
    }

    @SuppressWarnings("ReferenceEquality") // two messages may be equal; the very one is meant
    private void draw(RawLog shown, Payload payload) {
        if (payload == drawn) {
            return;
        }
        drawn = payload;
        List<LineDiff.Line> fresh = shown.lines(payload);
        lines.getItems().setAll(fresh);
        about.setText(about(shown, payload, fresh));
    }

    private String about(RawLog shown, Payload payload, List<LineDiff.Line> fresh) {
        List<String> parts = new ArrayList<>();
        parts.add(payload.address());
        if (payload.wrong() != null) {
            parts.add(words.get("page.raw.wrong", payload.wrong()));
        }
        if (payload.length() == 0) {
            parts.add(words.get("page.raw.empty"));
        } else if (payload.content().length < payload.length()) {
            String kept = numbers.format(payload.content().length, 0);
            parts.add(words.get("page.raw.cut", kept, numbers.format((double) payload.length(), 0)));
        }
        if (payload.qos() != Payload.QOS_UNKNOWN) {
            parts.add(words.get("page.raw.qos", payload.qos()));
        }
        if (payload.retained()) {
            parts.add(words.get("page.raw.retained"));
        }
        if (shown.before(payload) != null) {
            long changes = fresh.stream()
                    .filter(line -> line.change() != LineDiff.Change.SAME)
                    .count();
            long added = fresh.stream()
                    .filter(line -> line.change() == LineDiff.Change.ADDED)
                    .count();
            parts.add(
                    changes == 0
                            ? words.get("page.raw.same")
                            : words.get("page.raw.changed", Math.max(added, changes - added)));
        }
        return String.join(" · ", parts);
    }

    private void choose(@Nullable Payload payload) {
        RawLog shown = log;
        if (!filling && shown != null && payload != null) {
            shown.choose(payload);
            tell(shown);
            draw(shown, payload);
        }
    }

    private void hold() {
        RawLog shown = log;
        if (shown != null) {
            shown.pause(!shown.paused());
            look();
        }
    }

    private void copyShown() {
        Payload payload = drawn;
        if (payload != null) {
            FactCard.toClipboard(text(payload));
        }
    }

    /** Text as it came; what is none, as it is shown. */
    private static String text(Payload payload) {
        String text = new String(payload.content(), StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0
                ? text
                : PayloadText.lines(payload).stream().collect(Collectors.joining("\n"));
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private static boolean same(List<Payload> left, List<Payload> right) {
        return left.size() == right.size() && (left.isEmpty() || left.getFirst() == right.getFirst());
    }

    /** When a payload came, on what, and how long it is. */
    private final class EntryCell extends ListCell<Payload> {

        @Override
        protected void updateItem(@Nullable Payload payload, boolean empty) {
            super.updateItem(payload, empty);
            if (empty || payload == null) {
                setText(null);
                return;
            }
            String time = TIME.format(
                    Instant.EPOCH.plus(payload.received(), ChronoUnit.MICROS).atZone(zone));
            String level = payload.address().substring(payload.address().lastIndexOf('/') + 1);
            String length = words.get("page.raw.bytes", numbers.format((double) payload.length(), 0));
            setText(time + "  " + (payload.wrong() == null ? "" : "✕ ") + level + "  " + length);
        }
    }

    /** A line with what became of it: by a sign, not by its ground alone. */
    private static final class LineCell extends ListCell<LineDiff.Line> {

        LineCell() {
            getStyleClass().add("raw-line");
        }

        @Override
        protected void updateItem(LineDiff.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            LineDiff.Change change = empty || line == null ? LineDiff.Change.SAME : line.change();
            pseudoClassStateChanged(ADDED, change == LineDiff.Change.ADDED);
            pseudoClassStateChanged(REMOVED, change == LineDiff.Change.REMOVED);
            if (empty || line == null) {
                setText(null);
                return;
            }
            String sign = switch (change) {
                case SAME -> "  ";
                case ADDED -> "+ ";
                case REMOVED -> "− ";
            };
            setText(sign + line.text());
        }
    }
}
