package dev.andon.ui.screen;

import dev.andon.model.GeoPosition;
import dev.andon.runtime.Pin;
import java.util.function.Consumer;

/**
 * What the device that the program runs on has for its screens, beside a window. A desk has none of it; a phone may have each or not, and says so. FX
 * thread.
 */
public interface Surroundings {

    /** A desk: files are saved where a person says, and it stands where it stands. */
    Surroundings DESK = new Surroundings() {};

    /** Whether texts are handed on with {@link #share} here, rather than saved as files. */
    default boolean shares() {
        return false;
    }

    /**
     * Hands a text to whatever the person chooses: a message, a mail, the clipboard.
     *
     * @return whether anything took it
     */
    default boolean share(String subject, String text) {
        return false;
    }

    /** Whether it can say where it is, if the person allows it. */
    default boolean locates() {
        return false;
    }

    /** Tells where the device is, now and whenever it has moved, as long as the pin is open and the person allows it. WGS 84. */
    default Pin onPosition(Consumer<GeoPosition> listener) {
        return () -> {};
    }

    /** Whether there is a network at all; it says nothing of who can be reached. True where that cannot be known. */
    default boolean connected() {
        return true;
    }
}
