package dev.andon.ui.screen;

import javafx.scene.layout.Region;

/**
 * One screen of the window. It is made when somebody first goes there, and kept. Only while it can be seen is it told of anything, between
 * {@link #enter} and {@link #leave}; so a screen that nobody looks at costs nothing. FX thread.
 */
public interface Screen extends AutoCloseable {

    /** What is seen; the same node for the life of the screen, laid out for whatever size it is given. */
    Region node();

    /**
     * Goes to what an address names, whether it can be seen at the moment or not.
     *
     * @param subject of the {@link Address}; empty: the screen as it first is
     * @return whether there is such a thing, at least as far as is known by now
     */
    boolean show(String subject);

    /** What is looked at, for the bar above; asked a few times a second. */
    Heading heading();

    /**
     * It can be seen from now on: everything as it is now.
     *
     * @param now microseconds since 1970 UTC
     */
    void enter(long now);

    /** It can be seen no longer. */
    default void leave() {}

    /**
     * A point changed between two moments, microseconds since 1970 UTC.
     *
     * @param from the last moment at which every change had been told; 0: never
     */
    default void changed(int point, long from, long now) {}

    /** Once a pulse, after the changes. */
    default void beat(long now) {}

    /** The whole program is in the background for the time being; the next {@link #beat} ends that. */
    default void rest() {}

    /** Whether a person would lose work of theirs if the screen were made anew now. */
    default boolean unsaved() {
        return false;
    }

    /** The window closes, or makes its screens anew; called once, after {@link #leave}. */
    @Override
    default void close() {}

    /**
     * What a screen shows, in words.
     *
     * @param title of the thing itself: a site, a device
     * @param path where it stands, from the outside in, joined for reading; empty: nowhere
     */
    record Heading(String title, String path) {}
}
