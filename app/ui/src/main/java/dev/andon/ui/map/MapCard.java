package dev.andon.ui.map;

import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Surroundings;
import dev.andon.ui.tree.TreeNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The map as a card among others, only to be looked at: the floor plan of a place, or the world round everything that stands somewhere. A click leads
 * to the map itself. FX thread.
 */
public final class MapCard extends Region {

    private static final String PLACE = "place:";
    private static final double RADIUS = 14;
    // So much of the card is left free for the ring of the focus.
    private static final double RING = 3;

    private final Console console;
    private final Plans plans;
    private final Map<String, Sheet> made = new HashMap<>();
    private final Rectangle clip = new Rectangle();
    private @Nullable Sheet seen;
    private String subject = "";
    private boolean anew;
    private double fitted;

    public MapCard(Console console) {
        this.console = console;
        this.plans = Plans.of(console.monitor().workspace());
        setId("overview-map");
        getStyleClass().addAll("card", "map-card");
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(console.words().get("map.card"));
        setFocusTraversable(true);
        focusVisibleProperty().addListener(changed -> requestLayout());
        clip.setArcWidth(RADIUS);
        clip.setArcHeight(RADIUS);
        addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                open();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                open();
                key.consume();
            }
        });
    }

    /**
     * Shows what there is to see of a node: its floor plan, or for the root the world.
     *
     * @return whether there is anything to see
     */
    public boolean show(TreeNode node) {
        String place = node.id().startsWith(PLACE) ? node.id().substring(PLACE.length()) : "";
        boolean plan = !place.isEmpty() && plans.find(place).isPresent();
        boolean world =
                node.parent() == null && !console.monitor().workspace().places().isEmpty();
        if (plan || world) {
            subject = place;
            turn(made.computeIfAbsent(place, this::sheet));
        }
        return plan || world;
    }

    /** It can be seen again: everything as it is now. */
    public void enter() {
        anew = true;
    }

    /** A point changed. */
    public void changed(int point) {
        if (seen != null) {
            seen.changed(point);
        }
    }

    /** Once a pulse. */
    public void beat(long now) {
        if (seen != null) {
            seen.beat(now, anew);
            anew = false;
            MapView view = seen.view();
            if (view != null && fitted != getWidth() * getHeight()) {
                fitted = getWidth() * getHeight();
                view.fit();
            }
        }
    }

    /** Nobody will look at it any more. */
    public void close() {
        made.values().forEach(Sheet::close);
    }

    @Override
    protected void layoutChildren() {
        if (seen != null) {
            double edge = isFocusVisible() ? RING : 1;
            double width = Math.max(0, getWidth() - 2 * edge);
            double height = Math.max(0, getHeight() - 2 * edge);
            seen.node().resizeRelocate(edge, edge, width, height);
            clip.setWidth(width);
            clip.setHeight(height);
        }
    }

    private void turn(Sheet sheet) {
        if (!sheet.equals(seen)) {
            seen = sheet;
            fitted = 0;
            anew = true;
            sheet.node().setMouseTransparent(true);
            MapView view = sheet.view();
            if (view != null) {
                // The card is one thing to Tab to; on the map itself one can go about.
                view.setFocusTraversable(false);
            }
            sheet.node().setClip(clip);
            getChildren().setAll(sheet.node());
        }
    }

    private Sheet sheet(String place) {
        Optional<Sheet> plan =
                plans.find(place).map(known -> PlanSheet.read(console, known, sheet -> arrived(place, sheet)));
        return plan.orElseGet(() -> new WorldSheet(console.in(Surroundings.DESK)));
    }

    private void arrived(String place, Sheet sheet) {
        made.put(place, sheet);
        if (place.equals(subject)) {
            turn(sheet);
        }
    }

    private void open() {
        console.go().accept(new Address("map", subject));
    }
}
