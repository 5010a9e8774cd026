package dev.andon.ui.map;

import dev.andon.model.Place;
import dev.andon.ui.text.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What lies over a sheet: the choice of sheets, the buttons for nearer and further, and the card; on a phone the card lies along the bottom. FX
 * thread.
 */
final class MapFrame extends Region {

    private static final double PHONE = 600;
    private static final double PAD = 12;
    private static final double CARD = 320;
    private static final double TOUCH = 44;
    private static final double BUTTON = 32;

    private final MarkerCard card;
    private final HBox sheets = new HBox();
    private final Button nearer;
    private final Button further;
    private final Button whole;
    private final VBox zoom;
    private Sheet shown;

    /** @param turn leads to the plan of a place, by its id, or with an empty one to the world */
    MapFrame(Words words, Plans plans, MarkerCard card, Sheet first, Consumer<String> turn) {
        this.card = card;
        shown = first;
        setId("map");
        getStyleClass().add("map-screen");
        sheets.setId("map-sheets");
        sheets.getStyleClass().add("map-sheets");
        ToggleGroup group = new ToggleGroup();
        add(group, "", words.get("map.world"), turn);
        for (Place place : plans.places()) {
            add(group, place.id(), place.title(), turn);
        }
        sheets.setVisible(!plans.places().isEmpty());
        nearer = button("map-nearer", "+", words.get("map.nearer"), () -> zoom(1.5));
        further = button("map-further", "\u2212", words.get("map.further"), () -> zoom(1 / 1.5));
        whole = button("map-whole", "\u2922", words.get("map.whole"), () -> view().ifPresent(MapView::fit));
        zoom = new VBox(nearer, further, whole);
        zoom.getStyleClass().add("map-zoom");
        getChildren().setAll(first.node(), sheets, zoom, card);
        show(first, "");
    }

    /** Shows a sheet. */
    void show(Sheet sheet, String place) {
        shown = sheet;
        zoom.setVisible(view().isPresent());
        getChildren().set(0, sheet.node());
        sheets.getChildren()
                .forEach(button ->
                        ((ToggleButton) button).setSelected(button.getId().equals(id(place))));
        requestLayout();
    }

    private void add(ToggleGroup group, String place, String title, Consumer<String> turn) {
        ToggleButton button = new ToggleButton(title);
        button.setId(id(place));
        button.setToggleGroup(group);
        button.setOnAction(pressed -> {
            button.setSelected(true);
            turn.accept(place);
        });
        sheets.getChildren().add(button);
    }

    private static String id(String place) {
        return place.isEmpty() ? "map-sheet-world" : "map-sheet-" + place;
    }

    private Optional<MapView> view() {
        return Optional.ofNullable(shown.view());
    }

    private void zoom(double factor) {
        view().ifPresent(map -> {
            map.port().zoom(factor, map.port().width() / 2, map.port().height() / 2);
            map.moved();
        });
    }

    private static Button button(String id, String sign, String name, Runnable action) {
        Button button = new Button(sign);
        button.setId(id);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(pressed -> action.run());
        return button;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        boolean phone = width < PHONE;
        double side = phone ? TOUCH : BUTTON;
        shown.node().resizeRelocate(0, 0, width, height);
        for (Button button : new Button[] {nearer, further, whole}) {
            button.setMinSize(side, side);
            button.setPrefSize(side, side);
        }
        sheets.getChildren().forEach(button -> ((Region) button).setPrefHeight(side));
        double sheetsWidth = Math.min(Math.ceil(sheets.prefWidth(-1)), width - 2 * PAD);
        sheets.resizeRelocate(PAD, PAD, sheetsWidth, Math.ceil(sheets.prefHeight(-1)));
        double cardHeight = card.isVisible() ? card(phone, width, height) : 0;
        double zoomHeight = Math.ceil(zoom.prefHeight(-1));
        double zoomWidth = Math.ceil(zoom.prefWidth(-1));
        double bottom = phone && card.isVisible() ? cardHeight + 2 * PAD : PAD;
        shown.inset(bottom - PAD);
        zoom.resizeRelocate(width - PAD - zoomWidth, height - bottom - zoomHeight, zoomWidth, zoomHeight);
    }

    /** Puts the card where it belongs; how high it is. */
    private double card(boolean phone, double width, double height) {
        double wide = phone ? width - 2 * PAD : CARD;
        double high = Math.min(Math.ceil(card.prefHeight(wide)), height - 2 * PAD);
        double y = phone ? height - PAD - high : PAD + shown.top();
        card.resizeRelocate(width - PAD - wide, y, wide, high);
        return high;
    }
}
