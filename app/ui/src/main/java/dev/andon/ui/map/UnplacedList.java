package dev.andon.ui.map;

import dev.andon.ui.text.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/** The devices that have no spot on a plan yet, to be dragged onto it; by the keyboard one goes to its middle. FX thread. */
final class UnplacedList extends VBox {

    private static final int LISTED = 200;

    private final Words words;
    private final MapView view;
    private final Hand hand;
    private final Function<Marker, String> name;
    private final Consumer<Marker> toMiddle;
    private final Label title = new Label();
    private final VBox rows = new VBox();
    private List<Marker> shown = List.of();

    UnplacedList(Words words, MapView view, Hand hand, Function<Marker, String> name, Consumer<Marker> toMiddle) {
        this.words = words;
        this.view = view;
        this.hand = hand;
        this.name = name;
        this.toMiddle = toMiddle;
        setId("map-unplaced");
        getStyleClass().addAll("card", "map-card");
        title.getStyleClass().add("card-title");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.getStyleClass().add("page");
        scroll.setFitToWidth(true);
        getChildren().addAll(title, scroll);
    }

    /** Lists these. */
    void show(List<Marker> markers) {
        if (shown.equals(markers)) {
            return;
        }
        shown = List.copyOf(markers);
        title.setText(words.get("map.unplaced", shown.size()));
        rows.getChildren().clear();
        for (Marker marker : shown.subList(0, Math.min(LISTED, shown.size()))) {
            rows.getChildren().add(row(marker));
        }
        if (shown.size() > LISTED) {
            Label more = new Label(words.get("map.more", shown.size() - LISTED));
            more.getStyleClass().add("secondary");
            rows.getChildren().add(more);
        }
    }

    /** Whether there is anything to place: without, it would only cover the plan. */
    boolean any() {
        return !shown.isEmpty();
    }

    private Button row(Marker marker) {
        Button row = new Button(name.apply(marker));
        row.setId("map-unplaced-" + marker.id());
        row.getStyleClass().add("map-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setOnAction(pressed -> toMiddle.accept(marker));
        row.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> {
            Point2D at = view.sceneToLocal(event.getSceneX(), event.getSceneY());
            hand.drag(marker, view.port().worldX(at.getX()), view.port().worldY(at.getY()));
            event.consume();
        });
        row.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (!event.isStillSincePress()) {
                hand.drop(marker);
                event.consume();
            }
        });
        return row;
    }
}
