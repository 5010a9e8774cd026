package dev.andon.ui.map;

import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Affine;
import org.jspecify.annotations.Nullable;

/**
 * A drawing of a building. Its world is 1 wide and as high as its shape says. It is drawn to a picture whenever a hand comes to rest; while one moves,
 * that picture moves along and a small one of the whole plan fills the edges. FX thread.
 */
final class PlanGround implements Ground {

    private static final double CLOSEST = 8_000;
    private static final double COARSE = 1_200;

    private final Node drawing;
    private final double drawingWidth;
    private final double height;
    private final int ignored;
    private final ImageView coarse = new ImageView();
    private final ImageView fine = new ImageView();
    private final Group node = new Group(coarse, fine);
    private double fineLeft;
    private double fineTop;
    private double fineUnit;
    private double fineDensity = 1;
    private @Nullable WritableImage picture;

    PlanGround(PlanDrawing plan) {
        ignored = plan.ignored();
        drawing = plan.node();
        drawingWidth = plan.width();
        height = plan.height() / plan.width();
        node.setManaged(false);
        node.setMouseTransparent(true);
        coarse.setImage(taken(0, 0, COARSE, COARSE, COARSE * height, 1));
    }

    /** How many elements of the file are not drawn, since nobody here knows them. */
    int ignored() {
        return ignored;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public double width() {
        return 1;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public double closest() {
        return CLOSEST;
    }

    @Override
    public boolean bounded() {
        return true;
    }

    @Override
    public void show(Viewport port, double density, boolean moving) {
        boolean same = picture != null
                && fineUnit == port.scale()
                && fineDensity == density
                && fineLeft == port.worldX(0)
                && fineTop == port.worldY(0)
                && picture.getWidth() == Math.ceil(port.width() * density)
                && picture.getHeight() == Math.ceil(port.height() * density);
        if (!same && (!moving || picture == null)) {
            fineLeft = port.worldX(0);
            fineTop = port.worldY(0);
            fineUnit = port.scale();
            fineDensity = density;
            picture = taken(fineLeft, fineTop, fineUnit, port.width(), port.height(), density);
            fine.setImage(picture);
            same = true;
        }
        WritableImage shown = picture;
        if (shown != null) {
            double stretch = port.scale() / fineUnit / fineDensity;
            fine.setLayoutX(port.screenX(fineLeft));
            fine.setLayoutY(port.screenY(fineTop));
            fine.setFitWidth(shown.getWidth() * stretch);
            fine.setFitHeight(shown.getHeight() * stretch);
        }
        coarse.setVisible(!same);
        coarse.setLayoutX(port.screenX(0));
        coarse.setLayoutY(port.screenY(0));
        coarse.setFitWidth(port.scale());
        coarse.setFitHeight(port.scale() * height);
    }

    /** Draws a rectangle of the plan. */
    private WritableImage taken(double left, double top, double unit, double width, double high, double density) {
        SnapshotParameters how = new SnapshotParameters();
        double scale = unit / drawingWidth * density;
        how.setFill(Color.TRANSPARENT);
        how.setTransform(new Affine(scale, 0, -left * unit * density, 0, scale, -top * unit * density));
        int columns = (int) Math.ceil(width * density);
        int rows = (int) Math.ceil(high * density);
        how.setViewport(new Rectangle2D(0, 0, columns, rows));
        return drawing.snapshot(how, new WritableImage(columns, rows));
    }
}
