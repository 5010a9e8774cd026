package dev.andon.ui.tree;

import dev.andon.ui.quality.Standing;
import dev.andon.ui.quality.StandingMark;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
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
    private final StandingMark mark = new StandingMark();
    private final Label looks = new Label();
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
        looks.getStyleClass().add("tree-looks");
        count.getStyleClass().add("tree-count");
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        // A tip is a window: made for those rows only that somebody points at.
        setOnMouseEntered(entered -> {
            if (drawn != null && getTooltip() == null) {
                setTooltip(new Tooltip(getAccessibleText()));
            }
        });
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
            setTooltip(null);
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
        Standing worst = node.worst();
        dot.setVisible(single && worst == null);
        dot.pseudoClassStateChanged(LIVE, node.live() > 0);
        pseudoClassStateChanged(SILENT, node.live() == 0 && worst != null);
        mark.show(worst, Icon.OUTSIDE);
        looks.setText(node.looks() > 0 && !single ? Integer.toString(node.looks()) : "");
        count.setText(single ? "" : Integer.toString(node.devices()));
        String spoken = spoken(node, single);
        setAccessibleText(spoken);
        Tooltip tip = getTooltip();
        if (tip != null) {
            tip.setText(spoken);
        }
        row.requestLayout();
    }

    private String spoken(TreeNode node, boolean single) {
        if (!single) {
            return words.get("tree.place", node.title(), node.devices(), node.looks());
        }
        return words.get("tree.device", node.title(), words.get(node.standing().key()));
    }

    /** Chevron and title from the left, counts at the right. */
    private final class Row extends Region {

        private static final double INDENT = 14;
        private static final double GAP = 6;
        private static final double COUNT = 38;
        private static final double LOOKS = 40;
        private static final double MARK_TO_COUNT = 28;

        Row() {
            getChildren().addAll(chevron, dot, title, mark, looks, count);
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
            place(looks, right - COUNT - LOOKS, LOOKS);
            // One column of marks, unless a count needs more room than most.
            double markRight = right - COUNT - Math.max(MARK_TO_COUNT, Math.ceil(looks.prefWidth(-1)) + GAP);
            mark.centreAt(markRight - StandingMark.SIZE / 2, middle);
            double end = (mark.isVisible() ? markRight - StandingMark.SIZE : right - COUNT) - GAP;
            place(title, x + 12 + GAP, Math.max(0, end - x - 12 - GAP));
        }

        private void place(Label label, double x, double width) {
            double height = label.prefHeight(-1);
            label.resizeRelocate(x, (getHeight() - height) / 2, width, height);
        }
    }
}
