package dev.andon.ui.screen;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;

/** Brings whatever has the keys into sight, which a scroll pane does not do by itself. FX thread. */
public final class FocusScroll {

    private static final double MARGIN = 12;

    private final ScrollPane pane;
    private final ChangeListener<Node> moved = (any, before, owner) -> reveal(owner);

    private FocusScroll(ScrollPane pane) {
        this.pane = pane;
    }

    /** For as long as the pane is in a scene. */
    public static void in(ScrollPane pane) {
        FocusScroll scroll = new FocusScroll(pane);
        pane.sceneProperty().addListener((any, before, now) -> scroll.follow(before, now));
    }

    private void follow(Scene before, Scene now) {
        if (before != null) {
            before.focusOwnerProperty().removeListener(moved);
        }
        if (now != null) {
            now.focusOwnerProperty().addListener(moved);
        }
    }

    private void reveal(Node owner) {
        Node content = pane.getContent();
        for (Node above = owner; above != null; above = above.getParent()) {
            if (above.equals(content)) {
                reveal(content, content.sceneToLocal(owner.localToScene(owner.getBoundsInLocal())));
            }
        }
    }

    private void reveal(Node content, Bounds wanted) {
        double room = pane.getViewportBounds().getHeight();
        double beyond = content.getLayoutBounds().getHeight() - room;
        if (beyond > 0) {
            double top = pane.getVvalue() * beyond;
            double least = wanted.getMaxY() + MARGIN - room;
            double most = wanted.getMinY() - MARGIN;
            // Where it is larger than the room, its beginning counts.
            pane.setVvalue(Math.clamp(Math.min(Math.max(top, least), most) / beyond, 0, 1));
        }
    }
}
