package dev.andon.ui.map;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Place;
import dev.andon.runtime.Profile;
import dev.andon.ui.map.Clusters.Cluster;
import dev.andon.ui.map.Marker.Look;
import dev.andon.ui.quality.LiveLook;
import dev.andon.ui.quality.StandingMark;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was chosen on the map, in short: what it is, where, how it fares, and the way to its page. FX thread. */
final class MarkerCard extends VBox {

    private static final int VALUES = 4;
    private static final int LISTED = 60;
    private static final double LIST_HEIGHT = 220;

    private final Console console;
    private final Words words;
    private final AgeText ages;
    private final Label title = new Label();
    private final Label path = new Label();
    private final Label state = new Label();
    private final StandingMark mark = new StandingMark();
    private final VBox body = new VBox();
    private final HBox buttons = new HBox(8);
    private final Button close;
    private final List<CardValue> values = new ArrayList<>();
    private @Nullable Marker marker;
    private int revision = -1;

    /** @param onClose called when a person closes it */
    MarkerCard(Console console, Runnable onClose) {
        this.console = console;
        words = console.words();
        ages = new AgeText(words);
        setId("map-card");
        getStyleClass().addAll("card", "map-card");
        setAccessibleRole(AccessibleRole.PARENT);
        title.setId("map-card-title");
        title.getStyleClass().add("map-card-title");
        path.setId("map-card-path");
        path.getStyleClass().add("secondary");
        state.setId("map-card-state");
        state.setWrapText(true);
        close = new Button();
        close.setId("map-card-close");
        close.setGraphic(Icon.CROSS.node(16));
        close.getStyleClass().add("step");
        close.setAccessibleText(words.get("map.close"));
        close.setOnAction(pressed -> onClose.run());
        Pane markField = new Pane(mark);
        markField.setMinSize(StandingMark.SIZE + 4, StandingMark.SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(4, title, markField, close);
        head.setAlignment(Pos.CENTER_LEFT);
        mark.centreAt(10, StandingMark.SIZE / 2);
        buttons.getStyleClass().add("map-buttons");
        getChildren().addAll(head, path, state, body, buttons);
        path.textProperty().addListener((property, before, text) -> path.setManaged(!text.isEmpty()));
        setVisible(false);
    }

    /** Shows what was chosen. */
    void show(Cluster cluster) {
        body.getChildren().clear();
        buttons.getChildren().clear();
        values.clear();
        revision = -1;
        setVisible(true);
        if (cluster.single()) {
            show(cluster.members().getFirst());
        } else {
            marker = null;
            title.setText(words.get("map.many", cluster.weight()));
            path.setText("");
            state.setText(counts(cluster.count(Look.LIVE), cluster.count(Look.SILENT), cluster.count(Look.SLEEPING)));
            mark.show(cluster.worst(), Icon.OUTSIDE);
            list(cluster);
        }
        requestLayout();
    }

    /** Nothing is chosen any more. */
    void clear() {
        marker = null;
        values.clear();
        setVisible(false);
    }

    /** The button that leads on; null: there is none. */
    @Nullable
    Button first() {
        return buttons.getChildren().isEmpty()
                ? null
                : (Button) buttons.getChildren().getFirst();
    }

    /** Brings it up to date. */
    void beat(long now) {
        Marker shown = marker;
        if (shown == null || !isVisible()) {
            return;
        }
        values.forEach(value -> value.show(LiveLook.of(console.monitor()), now));
        if (revision != shown.node().revision() || shown.stale()) {
            revision = shown.node().revision();
            mark.show(shown.worst(), Icon.OUTSIDE);
            state.setText(shown.place() == null ? state(shown, now) : counts(shown));
        }
    }

    private void show(Marker chosen) {
        marker = chosen;
        title.setText(chosen.title());
        path.setText(console.path(chosen.node()));
        Place place = chosen.place();
        if (place == null) {
            for (int point : keys(chosen.device())) {
                values.add(new CardValue(point, console.monitor().points().point(point), words));
            }
            body.getChildren().setAll(values);
            String id = console.monitor().points().device(chosen.device()).id();
            buttons.getChildren().add(button("map-open", "map.open", true, Address.device(id)));
        } else {
            if (place.plan() != null) {
                buttons.getChildren()
                        .add(button("map-open-plan", "map.open-plan", true, new Address("map", place.id())));
            }
            boolean only = buttons.getChildren().isEmpty();
            buttons.getChildren()
                    .add(button("map-open-place", "map.open-place", only, new Address("overview", chosen.id())));
        }
        beat(console.monitor().now());
    }

    /** The points that speak for a device: those of its profile, else the first ones. */
    private int[] keys(int device) {
        int[] all = console.pointsOf(device);
        String id = console.monitor().points().device(device).id();
        List<String> named =
                console.monitor().workspace().profileOf(id).map(Profile::key).orElse(List.of());
        int[] keys = named.stream()
                .flatMap(name -> Arrays.stream(all)
                        .boxed()
                        .filter(point -> console.monitor()
                                .points()
                                .point(point)
                                .id()
                                .point()
                                .equals(name)))
                .mapToInt(Integer::intValue)
                .limit(VALUES)
                .toArray();
        return keys.length > 0 ? keys : Arrays.copyOf(all, Math.min(VALUES, all.length));
    }

    private void list(Cluster cluster) {
        VBox rows = new VBox();
        Stream<Marker> worstFirst = cluster.members().stream()
                .sorted(Comparator.<Marker>comparingInt(member -> member.worst() == null
                                ? 0
                                : -Objects.requireNonNull(member.worst()).ordinal())
                        .thenComparing(Marker::title));
        worstFirst.limit(LISTED).forEach(member -> rows.getChildren().add(row(member)));
        if (cluster.members().size() > LISTED) {
            Label more = new Label(words.get("map.more", cluster.members().size() - LISTED));
            more.getStyleClass().add("secondary");
            rows.getChildren().add(more);
        }
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("page");
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(LIST_HEIGHT);
        body.getChildren().add(scroll);
    }

    private Button row(Marker member) {
        StandingMark sign = new StandingMark();
        sign.show(member.worst(), Icon.OUTSIDE);
        Pane field = new Pane(sign);
        field.setMinSize(StandingMark.SIZE, StandingMark.SIZE);
        Button row = new Button(member.title(), field);
        row.setId("map-member-" + member.id());
        row.getStyleClass().add("map-row");
        row.setMaxWidth(Double.MAX_VALUE);
        Place place = member.place();
        Address to = place != null
                ? new Address("overview", member.id())
                : Address.device(
                        console.monitor().points().device(member.device()).id());
        row.setOnAction(pressed -> console.go().accept(to));
        return row;
    }

    private Button button(String id, String key, boolean primary, Address to) {
        Button button = new Button(words.get(key));
        button.setId(id);
        button.getStyleClass().add(primary ? "map-primary" : "map-secondary");
        button.setOnAction(pressed -> console.go().accept(to));
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private String state(Marker shown, long now) {
        String how = words.get("map.look." + shown.look().name().toLowerCase(Locale.ROOT));
        if (!shown.stale()) {
            return how;
        }
        String age = shown.positionTime() == SampleBatch.NO_TIME
                ? words.get("map.position.unknown")
                : words.get("map.position", ages.duration(now - shown.positionTime()));
        return how + " · " + age;
    }

    private String counts(Marker shown) {
        return counts(shown.count(Look.LIVE), shown.count(Look.SILENT), shown.count(Look.SLEEPING));
    }

    private String counts(int live, int silent, int asleep) {
        return words.get("map.counts", live, silent, asleep);
    }
}
