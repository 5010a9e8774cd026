package dev.andon.ui.tree;

import dev.andon.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/**
 * Shows a {@link DeviceTree}: a list of the rows that are open, so that a hundred thousand devices cost no more than those that can be seen.
 * Arrow keys walk, right opens, left closes or goes up. FX thread.
 */
public final class DeviceTreeView extends ListView<TreeNode> {

    private static final double ROW = 30;

    private final DeviceTree tree;
    private final List<DeviceTreeCell> cells = new ArrayList<>();
    private int shownStructure = -1;
    private boolean filling;

    /**
     * A view of a tree, with its root chosen.
     *
     * @param chosen told of every node that a person chooses
     */
    public DeviceTreeView(DeviceTree tree, Words words, Consumer<TreeNode> chosen) {
        this.tree = tree;
        setId("tree");
        getStyleClass().add("tree");
        setFixedCellSize(ROW);
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        setAccessibleText(words.get("tree.accessible"));
        setCellFactory(list -> {
            DeviceTreeCell cell = new DeviceTreeCell(words, this::toggle);
            cells.add(cell);
            return cell;
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setOnMouseClicked(click -> {
            TreeNode node = getSelectionModel().getSelectedItem();
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && node != null) {
                toggle(node);
            }
        });
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && !filling) {
                chosen.accept(now);
            }
        });
        fill();
        getSelectionModel().select(0);
    }

    /** Takes in what changed in the tree; every pulse. */
    public void beat() {
        if (tree.structure() != shownStructure) {
            fill();
        }
        cells.forEach(DeviceTreeCell::beat);
    }

    /** The node that is chosen; the root when none is. */
    public TreeNode chosen() {
        TreeNode node = getSelectionModel().getSelectedItem();
        return node == null ? tree.root() : node;
    }

    /** Chooses a node, opening what is above it. */
    public TreeNode choose(TreeNode node) {
        for (TreeNode above = node.parent(); above != null; above = above.parent()) {
            tree.expand(above, true);
        }
        fill();
        int index = getItems().indexOf(node);
        getSelectionModel().clearAndSelect(index);
        scrollTo(index);
        return node;
    }

    private void fill() {
        shownStructure = tree.structure();
        TreeNode chosen = chosen();
        filling = true;
        getItems().setAll(tree.visible());
        select(chosen);
        filling = false;
    }

    /** Chooses a node; when it cannot be seen any more, the nearest one above it that can. */
    private void select(@Nullable TreeNode wanted) {
        int index = -1;
        for (TreeNode node = wanted; node != null && index < 0; node = node.parent()) {
            index = getItems().indexOf(node);
        }
        getSelectionModel().clearAndSelect(Math.max(0, index));
        getFocusModel().focus(Math.max(0, index));
    }

    private void toggle(TreeNode node) {
        open(node, !node.expanded());
    }

    private void open(TreeNode node, boolean open) {
        boolean inside = !open && below(chosen(), node);
        tree.expand(node, open);
        fill();
        if (inside) {
            getSelectionModel().clearAndSelect(getItems().indexOf(node));
        }
    }

    private static boolean below(TreeNode node, TreeNode ancestor) {
        for (TreeNode at = node.parent(); at != null; at = at.parent()) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }

    private void pressed(KeyEvent key) {
        TreeNode node = chosen();
        switch (key.getCode()) {
            case RIGHT -> {
                if (!node.expanded() && !node.leaf()) {
                    open(node, true);
                } else if (!node.leaf()) {
                    step(node.children().getFirst());
                }
                key.consume();
            }
            case LEFT -> {
                if (node.expanded() && !node.leaf() && node.parent() != null) {
                    open(node, false);
                } else if (node.parent() != null) {
                    step(node.parent());
                }
                key.consume();
            }
            case ENTER, SPACE -> {
                toggle(node);
                key.consume();
            }
            default -> {}
        }
    }

    private void step(TreeNode node) {
        int index = getItems().indexOf(node);
        if (index >= 0) {
            getSelectionModel().clearAndSelect(index);
            scrollTo(index);
        }
    }
}
