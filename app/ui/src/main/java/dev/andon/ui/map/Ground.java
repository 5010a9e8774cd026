package dev.andon.ui.map;

import java.util.List;
import javafx.scene.Node;

/** What everything stands on: the world, or a drawing of a building. FX thread. */
interface Ground {

    /** What is seen of it; not managed, and put where it belongs by {@link #show}. */
    Node node();

    /** How wide the world of this ground is, in its own units. */
    double width();

    /** How high it is. */
    double height();

    /** Px for a unit beyond which there is nothing more to see. */
    double closest();

    /** Whether one wants to see all of it at first, not only the part where something stands. */
    default boolean bounded() {
        return false;
    }

    /** The towns on it, the largest first; none on a drawing. */
    default List<BaseMap.Town> towns() {
        return List.of();
    }

    /**
     * Shows a part of it.
     *
     * @param density device pixels for one logical one
     * @param moving whether somebody drags or zooms at the moment: then soon goes before sharp
     */
    void show(Viewport port, double density, boolean moving);

    /** Nobody will look at it any more. */
    default void close() {}
}
