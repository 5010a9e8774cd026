package dev.andon.ui.map;

import dev.andon.model.Place;
import dev.andon.runtime.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The places that have a floor plan, in the order of the tree. */
record Plans(List<Place> places) {

    Plans {
        places = List.copyOf(places);
    }

    static Plans of(Workspace workspace) {
        List<Place> found = new ArrayList<>();
        collect(workspace.places(), found);
        return new Plans(found);
    }

    Optional<Place> find(String id) {
        return places.stream().filter(place -> place.id().equals(id)).findFirst();
    }

    private static void collect(List<Place> places, List<Place> found) {
        for (Place place : places) {
            if (place.plan() != null) {
                found.add(place);
            }
            collect(place.children(), found);
        }
    }
}
