package dev.andon.ui.tree;

import dev.andon.ui.quality.QualityGlyph;
import dev.andon.ui.quality.QualityLook;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One row of the tree on the screen; used for one node after another as the list scrolls. */
final class DeviceTreeCell extends ListCell<TreeNode> {

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final PseudoClass SILENT = PseudoClass.getPseudoClass("silent");

    private final Words words;
    private final Region chevron = Icon.CHEVRON.node(12);
    private final Region dot = new Region();
    private final Label title = new Label();
    private final QualityGlyph clock = new QualityGlyph();
    private final Label troubled = new Label();
    private final Label count = new Label();
    private final Row row = new Row();
    private @Nullable TreeNode drawn;
    private int drawnRevision;

    DeviceTreeCell(Words words, Consumer<TreeNode> toggle) {
        this.words = words;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        chevron.getStyleClass().add("chevron");
        chevron.setMouseTransparent(false);
        chevron.setPickOnBounds(true);
        dot.getStyleClass().add("tree-dot");
        title.getStyleClass().add("tree-title");
        troubled.getStyleClass().add("tree-troubled");
        count.getStyleClass().add("tree-count");
        clock.show(QualityLook.STALE);
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        chevron.setOnMousePressed(press -> {
            TreeNode node = getItem();
            if (node != null) {
                toggle.accept(node);
                press.consume();
            }
        });
    }

    /** Draws the row anew when its node has changed; every pulse. */
    void beat() {
        TreeNode node = getItem();
        if (node != null && (node != drawn || node.revision() != drawnRevision)) {
            draw(node);
        }
    }

    @Override
    protected void updateItem(@Nullable TreeNode node, boolean empty) {
        super.updateItem(node, empty);
        if (empty || node == null) {
            drawn = null;
            setGraphic(null);
            setAccessibleText(null);
        } else {
            if (getGraphic() == null) {
                setGraphic(row);
            }
            draw(node);
        }
    }

    private void draw(TreeNode node) {
        drawn = node;
        drawnRevision = node.revision();
        title.setText(node.title());
        chevron.setVisible(!node.leaf());
        chevron.pseudoClassStateChanged(OPEN, node.expanded());
        boolean single = node.leaf() && node.device() >= 0;
        dot.setVisible(single && !node.state().troubled());
        dot.pseudoClassStateChanged(LIVE, node.state() == DeviceState.LIVE);
        pseudoClassStateChanged(SILENT, node.devices() > 0 && node.live() == 0 && node.troubled() > 0);
        clock.setVisible(node.troubled() > 0);
        troubled.setText(node.troubled() > 0 && !single ? Integer.toString(node.troubled()) : "");
        count.setText(single ? "" : Integer.toString(node.devices()));
        setAccessibleText(
                single
                        ? words.get("tree.device." + (node.state().troubled() ? "not-live" : "live"), node.title())
                        : words.get("tree.place", node.title(), node.devices(), node.troubled()));
        row.requestLayout();
    }

    /** Chevron and title from the left, counts at the right. */
    private final class Row extends Region {

        private static final double INDENT = 14;
        private static final double GAP = 6;
        private static final double COUNT = 34;
        private static final double TROUBLED = 40;

        Row() {
            getChildren().addAll(chevron, dot, title, clock, troubled, count);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected void layoutChildren() {
            TreeNode node = drawn;
            double depth = node == null ? 0 : Math.max(0, node.depth() - 1);
            double middle = getHeight() / 2;
            double x = depth * INDENT;
            chevron.resizeRelocate(x, middle - 6, 12, 12);
            dot.resizeRelocate(x + 3, middle - 3, 6, 6);
            double right = getWidth();
            place(count, right - COUNT, COUNT);
            place(troubled, right - COUNT - TROUBLED, TROUBLED);
            boolean single = count.getText().isEmpty();
            double clockRight = single ? right : right - COUNT - troubled.prefWidth(-1) - GAP;
            clock.centreAt(clockRight - QualityGlyph.SIZE / 2, middle);
            double end = (clock.isVisible() ? clockRight - QualityGlyph.SIZE : right - COUNT) - GAP;
            place(title, x + 12 + GAP, Math.max(0, end - x - 12 - GAP));
        }

        private void place(Label label, double x, double width) {
            double height = label.prefHeight(-1);
            label.resizeRelocate(x, (getHeight() - height) / 2, width, height);
        }
    }
}
