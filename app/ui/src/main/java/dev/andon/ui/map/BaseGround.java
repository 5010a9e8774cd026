package dev.andon.ui.map;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.theme.Theme;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * The world. A picture somewhat larger than the window is drawn aside, in the background, and moved or stretched under the window until the next one
 * is ready; where it does not reach, the whole world in its coarsest form shows through. FX thread, but for the drawing.
 */
final class BaseGround implements Ground {

    /** Px for the world's width at which half a metre is a pixel. */
    private static final double CLOSEST = 8e7;

    private static final int COARSE = 512;
    // So much of the window's size the picture goes beyond each of its edges.
    private static final double BEYOND = 0.25;
    // When less than this is left on a side a new picture is drawn.
    private static final double ENOUGH = 0.06;
    // Px for the world's width from which on a finer level is worth its time.
    private static final double[] LEVEL_FROM = {0, 1_400, 9_000};

    private final GroundPainter painter;
    private final RasterView coarse = new RasterView();
    private final CompletableFuture<Raster> coarseDrawn;
    private final RasterView fine = new RasterView();
    private final Group node = new Group(coarse, fine);
    private final Runnable arrived;
    private final AtomicReference<@Nullable Wanted> wanted = new AtomicReference<>();
    private final AtomicReference<@Nullable BaseMap> map = new AtomicReference<>();
    private boolean coarseThere;
    private boolean drawing;
    private boolean closed;
    private @Nullable Wanted shown;

    /** A picture: where it begins in the world, px for a unit, its size in logical px. */
    private record Wanted(double left, double top, double unit, double width, double height, double density) {

        boolean covers(Viewport port, double spareX, double spareY) {
            double right = left + width / unit;
            double bottom = top + height / unit;
            return port.screenX(left) <= Math.max(-spareX, port.screenX(0))
                    && port.screenY(top) <= Math.max(-spareY, port.screenY(0))
                    && port.screenX(right) >= Math.min(port.width() + spareX, port.screenX(1))
                    && port.screenY(bottom) >= Math.min(port.height() + spareY, port.screenY(1));
        }
    }

    /** @param arrived called when a new picture or the towns are there */
    BaseGround(Theme theme, Runnable arrived) {
        this.arrived = arrived;
        painter = new GroundPainter(theme);
        node.setManaged(false);
        node.setMouseTransparent(true);
        fine.setVisible(false);
        // Drawn while the rest of the screen is made.
        coarseDrawn = CompletableFuture.supplyAsync(this::coarse, Thread::startVirtualThread);
    }

    private Raster coarse() {
        Raster raster = new Raster(COARSE, COARSE, 1);
        painter.paint(raster, BaseMap.coarsest(), 0, 0, COARSE);
        return raster;
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
        return 1;
    }

    @Override
    public double closest() {
        return CLOSEST;
    }

    @Override
    public List<BaseMap.Town> towns() {
        BaseMap known = map.get();
        return known == null ? List.of() : known.towns();
    }

    @Override
    public void show(Viewport port, double density, boolean moving) {
        if (!coarseThere) {
            coarseThere = true;
            coarse.adopt(coarseDrawn.join());
        }
        Wanted now = shown;
        boolean covered = now != null && now.covers(port, 0, 0);
        if (now != null) {
            place(now, port);
        }
        coarse.setVisible(!covered);
        if (!covered) {
            stretch(port);
        }
        boolean sharp = now != null && now.unit() == port.scale() && now.density() == density;
        boolean enough = now != null && now.covers(port, ENOUGH * port.width(), ENOUGH * port.height());
        if (!sharp || !enough) {
            double beyondX = BEYOND * port.width();
            double beyondY = BEYOND * port.height();
            want(new Wanted(
                    port.worldX(-beyondX),
                    port.worldY(-beyondY),
                    port.scale(),
                    port.width() + 2 * beyondX,
                    port.height() + 2 * beyondY,
                    density));
        }
    }

    @Override
    public void close() {
        closed = true;
        wanted.set(null);
    }

    private void place(Wanted picture, Viewport port) {
        double stretch = port.scale() / picture.unit();
        fine.setLayoutX(Math.rint(port.screenX(picture.left()) * picture.density()) / picture.density());
        fine.setLayoutY(Math.rint(port.screenY(picture.top()) * picture.density()) / picture.density());
        fine.setFitWidth(fine.raster().width() / picture.density() * stretch);
        fine.setFitHeight(fine.raster().height() / picture.density() * stretch);
    }

    /** Only the part of the coarse world that is in the window is stretched over it. */
    private void stretch(Viewport port) {
        double left = Math.clamp(port.worldX(0), 0, 1);
        double top = Math.clamp(port.worldY(0), 0, 1);
        double right = Math.clamp(port.worldX(port.width()), left, 1);
        double bottom = Math.clamp(port.worldY(port.height()), top, 1);
        coarse.setViewport(
                new Rectangle2D(left * COARSE, top * COARSE, (right - left) * COARSE, (bottom - top) * COARSE));
        coarse.setLayoutX(port.screenX(left));
        coarse.setLayoutY(port.screenY(top));
        coarse.setFitWidth((right - left) * port.scale());
        coarse.setFitHeight((bottom - top) * port.scale());
    }

    /** The newest wish goes before older ones; one picture is drawn at a time. */
    private void want(Wanted picture) {
        wanted.set(picture);
        if (!drawing && !closed) {
            drawing = true;
            Thread.ofVirtual().name("map ground").start(this::draw);
        }
    }

    private void draw() {
        Wanted picture = wanted.getAndSet(null);
        BaseMap known = map.get();
        if (known == null) {
            known = BaseMap.whole();
            map.set(known);
        }
        Raster raster = picture == null ? null : drawn(picture, known);
        FxThread.run(() -> {
            drawing = false;
            if (picture != null && raster != null && !closed) {
                shown = picture;
                fine.adopt(raster);
                fine.setVisible(true);
                arrived.run();
            }
        });
    }

    private Raster drawn(Wanted picture, BaseMap known) {
        int level = LEVEL_FROM.length - 1;
        while (level > 0 && picture.unit() * picture.density() < LEVEL_FROM[level]) {
            level--;
        }
        Raster raster = new Raster(
                (int) Math.ceil(picture.width() * picture.density()),
                (int) Math.ceil(picture.height() * picture.density()),
                picture.density());
        painter.paint(raster, known.levels().get(level), picture.left(), picture.top(), picture.unit());
        return raster;
    }
}
