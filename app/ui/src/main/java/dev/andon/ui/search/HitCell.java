package dev.andon.ui.search;

import dev.andon.ui.theme.Icon;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One hit: its sign, its title, and where it is. */
final class HitCell extends ListCell<Hit> {

    private static final double ICON = 18;
    private static final double GAP = 12;
    private static final double PAD = 14;

    private final Label title = new Label();
    private final Label detail = new Label();
    private final Map<Hit.Kind, Node> icons = Map.of(
            Hit.Kind.PLACE, Icon.PLACE.node(ICON),
            Hit.Kind.DEVICE, Icon.DEVICES.node(ICON),
            Hit.Kind.POINT, Icon.WAVE.node(ICON),
            Hit.Kind.SCREEN, Icon.OVERVIEW.node(ICON),
            Hit.Kind.ACTION, Icon.FORWARD.node(ICON));
    private final Row row = new Row();

    HitCell(Consumer<Hit> taken) {
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        detail.getStyleClass().add("secondary");
        setOnMouseClicked(click -> {
            if (getItem() != null) {
                taken.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        setText(null);
        if (empty || hit == null) {
            setGraphic(null);
            return;
        }
        title.setText(hit.title());
        detail.setText(hit.detail());
        row.fill(icons.getOrDefault(hit.kind(), icons.get(Hit.Kind.ACTION)));
        setGraphic(row);
        setAccessibleText(hit.title() + ", " + hit.detail());
    }

    /** Names left, places right, both cut short only where they must be. */
    private final class Row extends Region {

        void fill(@Nullable Node icon) {
            getChildren().setAll(title, detail);
            if (icon != null) {
                getChildren().add(icon);
            }
        }

        @Override
        protected double computePrefWidth(double height) {
            return 10;
        }

        @Override
        protected void layoutChildren() {
            double width = getListView().getWidth() - 2 * PAD;
            double middle = getHeight() / 2;
            if (getChildren().size() > 2 && getChildren().get(2) instanceof Region icon) {
                icon.resizeRelocate(0, Math.rint(middle - ICON / 2), ICON, ICON);
            }
            double left = ICON + GAP;
            double wanted = Math.ceil(title.prefWidth(-1));
            double beside = Math.ceil(detail.prefWidth(-1));
            double room = width - left - GAP;
            double titleWidth = Math.min(wanted, Math.max(room - beside, room / 2));
            double detailWidth = Math.min(beside, room - titleWidth);
            double height = Math.ceil(title.prefHeight(-1));
            title.resizeRelocate(left, Math.rint(middle - height / 2), titleWidth, height);
            detail.resizeRelocate(width - detailWidth, Math.rint(middle - height / 2), detailWidth, height);
        }
    }
}
