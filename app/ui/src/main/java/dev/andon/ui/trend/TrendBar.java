package dev.andon.ui.trend;

import dev.andon.ui.text.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Chooses how much time a trend shows, and leads back to the present. FX thread. */
final class TrendBar extends HBox {

    private static final double GAP = 8;

    private final Words words;
    private final Button now = new Button();
    private final HBox ranges = new HBox();
    private final MenuButton menu = new MenuButton();
    private final Map<TrendRange, ToggleButton> toggles = new EnumMap<>(TrendRange.class);
    private final Map<TrendRange, RadioMenuItem> items = new EnumMap<>(TrendRange.class);
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleGroup itemGroup = new ToggleGroup();

    /**
     * @param chosen told the range that is wanted
     * @param present the way back to now is wanted
     */
    TrendBar(Words words, Consumer<TrendRange> chosen, Runnable present) {
        super(GAP);
        this.words = words;
        setAlignment(Pos.CENTER_RIGHT);
        now.setId("trend-now");
        now.getStyleClass().add("trend-button");
        now.setText(words.get("trend.now"));
        now.setTooltip(new Tooltip(words.get("trend.now.tip")));
        now.setOnAction(pressed -> present.run());
        now.managedProperty().bind(now.visibleProperty());
        now.setVisible(false);
        ranges.setId("trend-ranges");
        ranges.getStyleClass().addAll("switch", "trend-ranges");
        menu.setId("trend-range-menu");
        menu.getStyleClass().addAll("trend-button", "trend-menu");
        for (TrendRange range : TrendRange.values()) {
            ToggleButton toggle = new ToggleButton(words.get(range.key()));
            toggle.setId(range.id());
            toggle.setAccessibleText(words.get("trend.range.accessible", words.get(range.key())));
            toggle.setToggleGroup(group);
            toggle.setMaxHeight(Double.MAX_VALUE);
            toggle.setOnAction(pressed -> chosen.accept(range));
            toggles.put(range, toggle);
            ranges.getChildren().add(toggle);
            RadioMenuItem item = new RadioMenuItem(words.get(range.key()));
            item.setId(range.id() + "-item");
            item.setToggleGroup(itemGroup);
            item.setOnAction(pressed -> chosen.accept(range));
            items.put(range, item);
            menu.getItems().add(item);
        }
        getChildren().addAll(now, ranges, menu);
        form(false);
    }

    /** @param narrow whether there is room for a menu only */
    void form(boolean narrow) {
        shown(menu, narrow);
        shown(ranges, !narrow);
    }

    /**
     * Shows what is seen.
     *
     * @param live whether it ends now
     * @param word for a span that is no range
     */
    void show(@Nullable TrendRange range, boolean live, String word) {
        now.setVisible(!live);
        group.selectToggle(range == null ? null : toggles.get(range));
        itemGroup.selectToggle(range == null ? null : items.get(range));
        menu.setText(range == null ? word : words.get(range.key()));
        menu.setAccessibleText(words.get("trend.range.accessible", menu.getText()));
    }

    private static void shown(Region part, boolean on) {
        part.setVisible(on);
        part.setManaged(on);
    }
}
