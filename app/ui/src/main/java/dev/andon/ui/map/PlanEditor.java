package dev.andon.ui.map;

import dev.andon.model.FloorPlan.Spot;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.text.Words;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what stands on a plan: by hand or by arrow keys, one step back and forth, and at last into the place's file. What is not saved is said as long
 * as it is not. FX thread.
 */
final class PlanEditor implements Hand {

    private static final Logger LOG = LoggerFactory.getLogger(PlanEditor.class);

    // A nudge is a pixel; with Shift ten of them.
    private static final double COARSE_NUDGE = 10;

    /** Writes what changed into the place's file; on a thread where it may block. */
    interface Book {

        /**
         * Writes.
         *
         * @param changes by the id of a device or place; an empty one has no spot any more
         * @throws IOException when nothing was written; the message is for people
         */
        void write(Map<String, Optional<Spot>> changes) throws IOException;
    }

    private final PlanModel model;
    private final MapView view;
    private final Words words;
    private final Book book;
    private final SpotEdits edits;
    private final Runnable changed;
    private final Map<Marker, Optional<Spot>> held = new HashMap<>();
    private final Label message = new Label();
    private final Button edit;
    private final Button undo;
    private final Button redo;
    private final Button save;
    private final Button discard;
    private final HBox bar;
    private final UnplacedList unplaced;
    private final int ignored;
    private boolean editing;
    private boolean saving;

    /**
     * Edits nothing as yet.
     *
     * @param ignored how many elements of the plan's file are not drawn; told to who edits it
     * @param changed called when something stands elsewhere, or the mode changed
     */
    PlanEditor(PlanModel model, SpotEdits edits, MapView view, Words words, Book book, int ignored, Runnable changed) {
        this.ignored = ignored;
        this.model = model;
        this.view = view;
        this.words = words;
        this.book = book;
        this.changed = changed;
        this.edits = edits;
        edit = button("map-edit", "map.edit", this::toggle);
        undo = button("map-undo", "map.undo", () -> step(edits::undo));
        redo = button("map-redo", "map.redo", () -> step(edits::redo));
        save = button("map-save", "map.save", this::save);
        discard = button("map-discard", "map.discard", () -> step(edits::discard));
        save.getStyleClass().setAll("button", "map-primary");
        message.setId("map-edit-message");
        message.getStyleClass().add("secondary");
        message.setWrapText(true);
        bar = new HBox(8, message, undo, redo, discard, save, edit);
        bar.setId("map-edit-bar");
        bar.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        unplaced = new UnplacedList(words, view, this, model::name, this::toMiddle);
        unplaced.setVisible(false);
        show();
    }

    HBox bar() {
        return bar;
    }

    UnplacedList unplaced() {
        return unplaced;
    }

    boolean editing() {
        return editing;
    }

    /** Whether something stands elsewhere than its file says. */
    boolean unsaved() {
        return !held.isEmpty() || !edits.changes().isEmpty();
    }

    /** Takes a key while the plan is seen; whether it was one for it. */
    boolean key(KeyEvent event) {
        if (editing && event.isShortcutDown() && event.getCode() == KeyCode.Z) {
            step(event.isShiftDown() ? edits::redo : edits::undo);
            return true;
        }
        if (event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        if (event.getCode() == KeyCode.E || (editing && event.getCode() == KeyCode.ESCAPE)) {
            toggle();
            return true;
        }
        Marker at = view.focusedMarker();
        return editing && view.isFocused() && at != null && nudge(at, event);
    }

    /** New devices may be there. */
    void refresh() {
        if (editing) {
            unplaced.show(model.unplaced());
            unplaced.setVisible(unplaced.any());
        }
    }

    @Override
    public void drag(Marker marker, double x, double y) {
        held.putIfAbsent(marker, model.spot(model.name(marker)));
        model.put(model.name(marker), model.spotAt(x, y));
        changed.run();
    }

    @Override
    public void drop(Marker marker) {
        Optional<Spot> from = held.remove(marker);
        if (from != null) {
            move(marker, from.orElse(null), model.spot(model.name(marker)).orElse(null));
        }
    }

    private void toMiddle(Marker marker) {
        move(marker, null, model.spotAt(view.port().centreX(), view.port().centreY()));
        view.focus(marker);
    }

    private boolean nudge(Marker marker, KeyEvent event) {
        double by = (event.isShiftDown() ? COARSE_NUDGE : 1) / view.port().scale();
        double byX = 0;
        double byY = 0;
        switch (event.getCode()) {
            case LEFT -> byX = -by;
            case RIGHT -> byX = by;
            case UP -> byY = -by;
            case DOWN -> byY = by;
            default -> {
                return false;
            }
        }
        Spot from = model.spot(model.name(marker)).orElse(null);
        move(marker, from, model.spotAt(marker.x() + byX, marker.y() + byY));
        return true;
    }

    private void move(Marker marker, @Nullable Spot from, @Nullable Spot to) {
        edits.move(model.name(marker), from, to);
        message.setText("");
        show();
    }

    private void step(Runnable step) {
        step.run();
        message.setText("");
        show();
    }

    private void toggle() {
        editing = !editing;
        held.clear();
        view.hand(editing ? this : null);
        if (editing) {
            view.choose(null);
            view.requestFocus();
        }
        show();
    }

    /** On a thread of its own: a disk may be far away. */
    private void save() {
        Map<String, Optional<Spot>> changes = edits.changes();
        saving = true;
        message.setText(words.get("map.saving"));
        show();
        Thread.ofVirtual().name("plan-save").start(() -> {
            String wrong = written(changes);
            FxThread.run(() -> saved(changes, wrong));
        });
    }

    /** What went wrong; empty: nothing. The root of its thread: without an answer nothing could be saved any more. */
    private String written(Map<String, Optional<Spot>> changes) {
        try {
            book.write(changes);
            return "";
        } catch (IOException e) {
            return Objects.requireNonNullElse(e.getMessage(), e.toString());
        } catch (RuntimeException e) {
            LOG.error("the positions on a floor plan were not saved", e);
            return Objects.requireNonNullElse(e.getMessage(), e.toString());
        }
    }

    private void saved(Map<String, Optional<Spot>> changes, String wrong) {
        saving = false;
        if (wrong.isEmpty()) {
            edits.saved(changes);
        }
        message.setText(wrong.isEmpty() ? words.get("map.saved") : words.get("map.not-saved", wrong));
        show();
    }

    private void show() {
        int open = edits.changes().size();
        edit.setText(words.get(editing ? "map.edit.done" : "map.edit"));
        view(undo, editing, edits.canUndo());
        view(redo, editing, edits.canRedo());
        view(save, editing || open > 0, open > 0 && !saving);
        view(discard, open > 0, open > 0);
        if (open > 0 && message.getText().isEmpty()) {
            message.setText(words.get("map.unsaved", open));
        } else if (editing && ignored > 0 && message.getText().isEmpty()) {
            message.setText(words.get("map.ignored", ignored));
        } else if (!editing && open == 0 && ignored > 0) {
            message.setText("");
        }
        unplaced.setVisible(editing && unplaced.any());
        refresh();
        changed.run();
    }

    private static void view(Button button, boolean seen, boolean usable) {
        button.setVisible(seen);
        button.setManaged(seen);
        button.setDisable(!usable);
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button(words.get(key));
        button.setId(id);
        button.getStyleClass().add("map-secondary");
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        button.setOnAction(pressed -> action.run());
        return button;
    }
}
