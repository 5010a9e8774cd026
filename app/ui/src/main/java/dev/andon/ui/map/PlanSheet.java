package dev.andon.ui.map;

import dev.andon.model.Place;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.SavedSpots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A floor plan with what stands on it. FX thread. */
final class PlanSheet implements Sheet {

    private static final Logger LOG = LoggerFactory.getLogger(PlanSheet.class);

    private static final double PHONE = 600;
    private static final double PAD = 12;
    private static final double LIST = 280;
    // Room for the buttons above and below.
    private static final double BELOW = 52;
    private static final double ZOOM = 140;
    // Machines stand close together on purpose: only what lies on top of each other is drawn as one.
    private static final double TOGETHER = 12;
    // Drawings have names of their own; ours come where one looks closer.
    private static final double NAMES_FROM = 1.7;

    private final Place place;
    private final SavedSpots spots;
    private final PlanModel model;
    private final MapView view;
    private final PlanEditor editor;
    private final Layers node;
    private boolean ready;
    private int followed;
    private long now;

    private PlanSheet(Console console, Place place, PlanGround ground) {
        this.place = place;
        spots = console.spots();
        model = new PlanModel(console.tree(), console.monitor().points(), place, spots.of(place), ground.height());
        view = new MapView(ground, console.theme(), console.words(), "map-plan-" + place.id());
        view.getStyleClass().add("plan");
        view.cluster(TOGETHER);
        view.nameFrom(NAMES_FROM);
        PlanEditor.Book book =
                changes -> SpotFile.write(console.monitor().workspace(), place, console.words(), changes);
        SpotEdits edits = new SpotEdits(model, spots, place);
        editor = new PlanEditor(model, edits, view, console.words(), book, ground.ignored(), this::redraw);
        followed = spots.revision();
        node = new Layers();
        ready = true;
    }

    /**
     * Reads the plan of a place on a thread of its own: a disk may be far away.
     *
     * @param there given the plan, or a plain word on why it cannot be seen; later, on the FX thread
     * @return what is seen until then
     */
    static Sheet read(Console console, Place place, Consumer<Sheet> there) {
        Path image = Objects.requireNonNull(place.plan()).image();
        Thread.ofPlatform().daemon().name("plan-read").start(() -> {
            Supplier<Sheet> sheet = drawn(console, place, image);
            FxThread.run(() -> there.accept(sheet.get()));
        });
        return NoPlan.reading(console.words());
    }

    /** The root of its thread: whatever befalls it is told in the plan's place. */
    private static Supplier<Sheet> drawn(Console console, Place place, Path image) {
        try {
            PlanDrawing drawing = PlanDrawing.read(image, console.theme());
            return () -> new PlanSheet(console, place, new PlanGround(drawing));
        } catch (IOException e) {
            return bad(console, image, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } catch (RuntimeException e) {
            LOG.error("{} cannot be drawn", image, e);
            return bad(console, image, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } catch (OutOfMemoryError e) {
            LOG.error("{} is too large for the memory of this program", image, e);
            return bad(console, image, "there is too little memory for it: save it smaller");
        }
    }

    private static Supplier<Sheet> bad(Console console, Path image, String what) {
        Path folder = console.monitor().workspace().folder();
        Path file = folder != null && image.startsWith(folder) ? folder.relativize(image) : image;
        return () -> NoPlan.bad(console.words(), file.toString(), what);
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public MapView view() {
        return view;
    }

    @Override
    public @Nullable Marker find(String node) {
        return model.markers().stream()
                .filter(marker -> marker.id().equals(node))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void beat(long time, boolean anew) {
        now = time;
        boolean saved = followSaved();
        boolean changed = model.follow() || saved;
        if (changed) {
            editor.refresh();
        }
        if (changed || anew) {
            redraw();
        }
    }

    /** What was saved on another sheet of this plan; what is moved here and not saved stays. */
    private boolean followSaved() {
        boolean fresh = followed != spots.revision() && !editor.unsaved();
        if (fresh) {
            model.putAll(spots.of(place));
        }
        followed = spots.revision();
        return fresh;
    }

    @Override
    public double top() {
        return PAD + editor.bar().getHeight();
    }

    @Override
    public boolean unsaved() {
        return editor.unsaved();
    }

    private void redraw() {
        if (ready) {
            node.requestLayout();
            view.refresh(model.markers(), List.of(), now);
        }
    }

    @Override
    public boolean key(KeyEvent event) {
        return editor.key(event);
    }

    /** The plan, and over it what edits it. */
    private final class Layers extends Region {

        private Layers() {
            getChildren().addAll(view, editor.unplaced(), editor.bar());
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth();
            boolean phone = width < PHONE;
            view.resizeRelocate(0, 0, width, getHeight());
            double wide = Math.min(Math.ceil(editor.bar().prefWidth(-1)), width - 2 * PAD);
            double high = Math.ceil(editor.bar().prefHeight(wide));
            double top = phone ? PAD + BELOW : PAD;
            editor.bar().resizeRelocate(width - PAD - wide, top, wide, high);
            UnplacedList list = editor.unplaced();
            double listTop = top + high + PAD;
            double listWide = Math.min(LIST, width - 2 * PAD);
            double room = phone ? getHeight() * 0.3 : getHeight() - listTop - PAD - ZOOM;
            double listHigh = Math.min(Math.ceil(list.prefHeight(listWide)), Math.max(0, room));
            list.resizeRelocate(
                    phone ? PAD : width - PAD - listWide,
                    phone ? getHeight() - PAD - listHigh : listTop,
                    listWide,
                    listHigh);
        }
    }
}
