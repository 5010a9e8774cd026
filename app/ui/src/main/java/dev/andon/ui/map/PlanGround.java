package dev.andon.ui.map;

import dev.andon.ui.svg.SvgPicture;
import dev.andon.ui.svg.SvgReader;
import dev.andon.ui.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.scene.image.PixelWriter;
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
    // A larger picture is read smaller.
    private static final double LARGEST_IMAGE = 3_000;
    private static final long LARGEST_FILE = 64L << 20;

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

    private PlanGround(Node drawing, double width, double height, int ignored) {
        this.ignored = ignored;
        this.drawing = drawing;
        drawingWidth = width;
        this.height = height / width;
        node.setManaged(false);
        node.setMouseTransparent(true);
        coarse.setImage(taken(0, 0, COARSE, COARSE, COARSE * this.height, 1));
    }

    /**
     * Reads a plan.
     *
     * @throws IOException when it cannot be read; the message is a clause for people
     */
    static PlanGround read(Path file, Theme theme) throws IOException {
        Tones tones = new Tones(theme);
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no such file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
                SvgPicture svg = SvgReader.read(stream, tones::of);
                return new PlanGround(svg.node(), svg.width(), svg.height(), svg.ignored());
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new IOException("it is larger than " + (LARGEST_FILE >> 20) + " MB");
            }
            Image image = new Image(stream, LARGEST_IMAGE, LARGEST_IMAGE, true, true);
            if (image.isError() || image.getWidth() < 1 || image.getHeight() < 1) {
                throw new IOException("it is no picture that can be read");
            }
            return new PlanGround(new ImageView(toned(image, tones)), image.getWidth(), image.getHeight(), 0);
        }
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

    private static Image toned(Image image, Tones tones) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        WritableImage toned = new WritableImage(width, height);
        PixelReader from = image.getPixelReader();
        PixelWriter to = toned.getPixelWriter();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to.setArgb(x, y, tones.of(from.getArgb(x, y)));
            }
        }
        return toned;
    }
}
