package dev.andon.ui.tree;

import dev.andon.ui.quality.Standing;
import dev.andon.ui.quality.StandingMark;
import dev.andon.ui.text.NumberText;
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
    private final LookTexts texts;
    private final NumberText numbers;
    private final Region chevron = Icon.CHEVRON.node(12);
    private final Region dot = new Region();
    private final Label title = new Label();
    // What nobody knows how it is, and what is known to lie outside its limits, each with its mark.
    private final Looks unknown = new Looks();
    private final Looks outside = new Looks();
    private final Label count = new Label();
    private final Row row = new Row();
    private @Nullable TreeNode drawn;
    private int drawnRevision;

    DeviceTreeCell(Words words, Consumer<TreeNode> toggle) {
        this.words = words;
        this.texts = new LookTexts(words);
        this.numbers = new NumberText(words.locale());
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        chevron.getStyleClass().add("chevron");
        chevron.setMouseTransparent(false);
        chevron.setPickOnBounds(true);
        dot.getStyleClass().add("tree-dot");
        title.getStyleClass().add("tree-title");
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
        unknown.show(node.worstUnknown(), single ? 0 : node.unknown());
        int beyond = node.devices(Standing.OUTSIDE);
        outside.show(beyond > 0 ? Standing.OUTSIDE : null, single ? 0 : beyond);
        count.setText(single ? "" : numbers.format(node.devices(), 0));
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
            String calm = node.devices(Connection.AWAITED) > 0 ? "tile.early" : "attention.none";
            String looked = node.looks() == 0 ? words.get(calm) : texts.devices(node);
            return words.get("tree.place", node.title(), node.devices(), numbers.format(node.devices(), 0), looked);
        }
        return words.get("tree.device", node.title(), texts.device(node));
    }

    /** A mark and the number of devices that it stands for; no number where that is one device itself. */
    private final class Looks {

        private final StandingMark mark = new StandingMark();
        private final Label number = new Label();

        Looks() {
            number.getStyleClass().add("tree-looks");
        }

        void show(@Nullable Standing standing, int devices) {
            mark.show(standing, Icon.OUTSIDE);
            number.setText(standing == null || devices == 0 ? "" : numbers.format(devices, 0));
        }

        boolean seen() {
            return mark.isVisible();
        }
    }

    /** Chevron and title from the left, counts at the right. */
    private final class Row extends Region {

        private static final double INDENT = 14;
        private static final double GAP = 6;
        private static final double COUNT = 32;
        private static final double NUMBER = 16;
        private static final double TO_NUMBER = 3;

        Row() {
            getChildren()
                    .addAll(chevron, dot, title, unknown.mark, unknown.number, outside.mark, outside.number, count);
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
            double countWidth = Math.max(COUNT, Math.ceil(count.prefWidth(-1)) + GAP);
            place(count, right - countWidth, countWidth);
            double end = right - countWidth;
            end = place(outside, end, middle);
            end = place(unknown, end, middle) - GAP;
            place(title, x + 12 + GAP, Math.max(0, end - x - 12 - GAP));
        }

        /** Sets it to the left of an end: each kind of mark in a column of its own, unless a number needs more room than most. */
        private double place(Looks looks, double end, double middle) {
            if (!looks.seen()) {
                return looks.equals(outside) && unknown.seen()
                        ? end - StandingMark.SIZE - TO_NUMBER - NUMBER - GAP
                        : end;
            }
            double width = Math.max(NUMBER, Math.ceil(looks.number.prefWidth(-1)));
            place(looks.number, end - width, width);
            double left = end - width - TO_NUMBER - StandingMark.SIZE;
            looks.mark.centreAt(left + StandingMark.SIZE / 2, middle);
            return left - GAP;
        }

        private void place(Label label, double x, double width) {
            double height = label.prefHeight(-1);
            label.resizeRelocate(x, (getHeight() - height) / 2, width, height);
        }
    }
}
