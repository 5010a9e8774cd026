package dev.andon.ui.map;

import dev.andon.model.FloorPlan.Spot;
import dev.andon.model.Place;
import dev.andon.ui.screen.SavedSpots;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes to the spots on a plan, each of which can be taken back and done again until they are saved. Knows no toolkit. */
final class SpotEdits {

    /** So many steps can be taken back. */
    private static final int MOST = 500;

    private final PlanModel model;
    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private final SavedSpots file;
    private final Place place;

    private record Edit(
            String name, @Nullable Spot from, @Nullable Spot to) {}

    /**
     * None as yet.
     *
     * @param file what is saved, of this and other plans
     */
    SpotEdits(PlanModel model, SavedSpots file, Place place) {
        this.model = model;
        this.file = file;
        this.place = place;
    }

    /** Something was put somewhere else, from where it was. */
    void move(String name, @Nullable Spot from, @Nullable Spot to) {
        if (Objects.equals(from, to)) {
            return;
        }
        model.put(name, to);
        done.push(new Edit(name, from, to));
        undone.clear();
        if (done.size() > MOST) {
            done.removeLast();
        }
    }

    boolean canUndo() {
        return !done.isEmpty();
    }

    boolean canRedo() {
        return !undone.isEmpty();
    }

    /** Takes the last change back; nothing happens when there is none. */
    void undo() {
        if (canUndo()) {
            Edit edit = done.pop();
            model.put(edit.name(), edit.from());
            undone.push(edit);
        }
    }

    /** Does what was taken back last again. */
    void redo() {
        if (canRedo()) {
            Edit edit = undone.pop();
            model.put(edit.name(), edit.to());
            done.push(edit);
        }
    }

    /** What differs from the file, by name, in order; an empty one has no spot any more. */
    Map<String, Optional<Spot>> changes() {
        Map<String, Optional<Spot>> changes = new TreeMap<>();
        Map<String, Spot> saved = file.of(place);
        Map<String, Spot> now = model.spots();
        now.forEach((name, spot) -> {
            if (!spot.equals(saved.get(name))) {
                changes.put(name, Optional.of(spot));
            }
        });
        saved.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> changes.put(name, Optional.empty()));
        return changes;
    }

    /** The file says these now; what was moved since they were asked for is still to be saved. */
    void saved(Map<String, Optional<Spot>> written) {
        file.saved(place, written);
    }

    /** Everything goes back to where the file says it is. */
    void discard() {
        model.putAll(file.of(place));
        done.clear();
        undone.clear();
    }
}
