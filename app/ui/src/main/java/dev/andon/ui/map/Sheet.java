package dev.andon.ui.map;

import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One thing to look at on the map screen: the world, or one floor plan. FX thread. */
interface Sheet {

    /** What is seen. */
    Region node();

    /** The part of it with the markers; null: it could not be drawn. */
    @Nullable
    MapView view();

    /** The marker that a node of the tree has here, or counts for; null: none. */
    @Nullable
    Marker find(String node);

    /** A point changed. */
    default void changed(int point) {}

    /** Once a pulse; after a rest {@code anew}, since anything may have changed. */
    void beat(long now, boolean anew);

    /** Whether a key is an affair of this sheet. */
    default boolean key(javafx.scene.input.KeyEvent event) {
        return false;
    }

    /** So much of its lower edge lies under something else, px. */
    default void inset(double bottom) {}

    /** So much of its upper edge is taken by its own buttons, px. */
    default double top() {
        return 0;
    }

    /** Whether a person moved something here and has not saved it. */
    default boolean unsaved() {
        return false;
    }

    /** Nobody will look at it any more. */
    default void close() {}
}
