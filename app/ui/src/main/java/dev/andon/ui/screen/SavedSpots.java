package dev.andon.ui.screen;

import dev.andon.model.FloorPlan;
import dev.andon.model.FloorPlan.Spot;
import dev.andon.model.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything stands on the floor plans as their files have it: as they were read, and since then as a person saved it. Shares of a plan's width
 * and height. FX thread.
 */
public final class SavedSpots {

    private final Map<String, Map<String, Spot>> byPlace = new HashMap<>();
    private int revision;

    /** By the ids of devices and places; of a place without a plan none. */
    public Map<String, Spot> of(Place place) {
        FloorPlan plan = place.plan();
        return byPlace.getOrDefault(place.id(), plan == null ? Map.of() : plan.spots());
    }

    /**
     * The file of a place was written.
     *
     * @param changes by the id of a device or place; an empty one has no spot any more
     */
    public void saved(Place place, Map<String, Optional<Spot>> changes) {
        Map<String, Spot> spots = new HashMap<>(of(place));
        changes.forEach((name, spot) -> {
            spots.remove(name);
            spot.ifPresent(there -> spots.put(name, there));
        });
        byPlace.put(place.id(), Map.copyOf(spots));
        revision++;
    }

    /** Rises whenever something was saved. */
    public int revision() {
        return revision;
    }
}
