package dev.andon.ui.matrix;

import dev.andon.runtime.PointTable;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.tree.TreeNode;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** The names of the devices at the left of their values. FX thread. */
final class MatrixNames extends Region {

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");

    private final PointTable points;
    private final DeviceTree tree;
    private final MatrixModel model;
    private final List<Label> names = new ArrayList<>();
    private final Rectangle clip = new Rectangle();
    private int first;
    private int shown;

    MatrixNames(PointTable points, DeviceTree tree, MatrixModel model) {
        this.points = points;
        this.tree = tree;
        this.model = model;
        setClip(clip);
    }

    /** Shows the names of the rows from a height on. */
    void populate(double top) {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        first = (int) (top / MatrixLayout.ROW);
        int last = Math.min(model.rows() - 1, (int) ((top + getHeight()) / MatrixLayout.ROW));
        shown = Math.max(0, last - first + 1);
        while (names.size() < shown) {
            Label name = new Label();
            name.getStyleClass().add("matrix-name");
            name.setManaged(false);
            names.add(name);
            getChildren().add(name);
        }
        for (int index = 0; index < names.size(); index++) {
            Label name = names.get(index);
            name.setVisible(index < shown);
            if (index < shown) {
                name.setText(name(first + index));
                double y = (first + index) * MatrixLayout.ROW - Math.rint(top);
                name.resizeRelocate(0, y, getWidth(), MatrixLayout.ROW);
            }
        }
        look();
    }

    /** The title; where others have the same, with the place right above. */
    private String name(int row) {
        int device = model.device(row);
        String title = points.device(device).title();
        TreeNode leaf = tree.leaf(device);
        TreeNode above = leaf == null ? null : leaf.parent();
        return above == null || !model.ambiguous(row) ? title : title + " \u00b7 " + above.title();
    }

    /** Says anew who is silent. */
    void look() {
        for (int index = 0; index < shown; index++) {
            boolean live = tree.standing(model.device(first + index)).live();
            names.get(index).pseudoClassStateChanged(GREY, !live);
        }
    }
}
