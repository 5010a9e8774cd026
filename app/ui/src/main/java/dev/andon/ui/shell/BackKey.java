package dev.andon.ui.shell;

import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The back key of a phone, which comes as escape. Whatever lies over the screen or was chosen on it is left first, by whoever it belongs to. FX
 * thread.
 */
final class BackKey {

    private BackKey() {}

    /**
     * Lets the key lead back.
     *
     * @param back goes a step back; whether there was one
     * @param leave leaves the program, where there was none
     */
    static void install(Scene scene, BooleanSupplier back, Runnable leave) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, BackKey::pastLists);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                key.consume();
                if (!back.getAsBoolean()) {
                    leave.run();
                }
            }
        });
    }

    /** A list takes escape for the end of an editing that none of ours has, and would keep it. */
    private static void pastLists(KeyEvent key) {
        if (key.getTarget() instanceof ListView<?> list && key.getCode() == KeyCode.ESCAPE) {
            Node around = list.getParent();
            key.consume();
            Event.fireEvent(around, key.copyFor(around, around));
        }
    }
}
