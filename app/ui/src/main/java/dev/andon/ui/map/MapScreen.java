package dev.andon.ui.map;

import dev.andon.model.Place;
import dev.andon.ui.map.Clusters.Cluster;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Screen;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Where everything is: on the world, and on the floor plans of those places that have one. Its subject is
 *
 * <ul>
 *   <li>empty: the world;
 *   <li>the id of a place: its floor plan, or the world round it where it has none;
 *   <li>{@code device:} and the id of a device, or {@code place:} and that of a place: the world round it, and it chosen.
 * </ul>
 *
 * FX thread.
 */
public final class MapScreen implements Screen {

    /** Px for the world's width at which a single thing that was asked for is seen with its surroundings. */
    private static final double CLOSE = 256 * 1024.0;

    // What stands on a plan must not lie under what it is operated with, nor half beyond the edge; px.
    private static final double ABOVE_PLAN = 56;
    private static final double BESIDE_PLAN = 12;

    private static final String DEVICE = "device:";
    private static final String PLACE = "place:";

    private final Console console;
    private final Plans plans;
    private final WorldSheet world;
    private final Map<String, Sheet> made = new HashMap<>();
    private final MarkerCard card;
    private final MapFrame frame;
    private Sheet seen;
    private String here = "";
    private String awaited = "";
    private boolean anew = true;

    public MapScreen(Console console) {
        this.console = console;
        plans = Plans.of(console.monitor().workspace());
        world = new WorldSheet(console);
        card = new MarkerCard(console, () -> choose(null));
        frame = new MapFrame(console.words(), plans, card, world, this::turnTo);
        seen = world;
        connect(world);
        frame.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (seen.key(pressed)) {
                pressed.consume();
            }
        });
    }

    @Override
    public Region node() {
        return frame;
    }

    @Override
    public boolean show(String subject) {
        awaited = "";
        if (subject.isEmpty()) {
            turn("");
            return true;
        }
        if (plans.find(subject).isPresent()) {
            turn(subject);
            return true;
        }
        boolean named = subject.startsWith(DEVICE) || subject.startsWith(PLACE);
        String node = named ? subject : PLACE + subject;
        boolean known = node.startsWith(DEVICE)
                ? console.monitor().points().findDevice(node.substring(DEVICE.length())) >= 0
                : console.tree().find(node).isPresent();
        if (known) {
            turn("");
            awaited = node;
            arrive();
        }
        return known;
    }

    @Override
    public Heading heading() {
        Optional<Place> plan = plans.find(here);
        String map = console.words().get("screen.map");
        return plan.map(place -> new Heading(place.title(), map)).orElse(new Heading(map, ""));
    }

    @Override
    public void enter(long now) {
        anew = true;
    }

    @Override
    public void leave() {
        // What moves stops with the pulse; the tracks go on.
        rest();
    }

    @Override
    public void rest() {
        world.rest();
    }

    @Override
    public boolean unsaved() {
        return made.values().stream().anyMatch(Sheet::unsaved);
    }

    @Override
    public void changed(int point, long from, long now) {
        world.changed(point);
    }

    @Override
    public void beat(long now) {
        seen.beat(now, anew);
        anew = false;
        if (!awaited.isEmpty()) {
            arrive();
        }
        card.beat(now);
    }

    @Override
    public void close() {
        made.values().forEach(Sheet::close);
        world.close();
    }

    /** A person wants to see another sheet: so that the way back leads here, it goes by its address. */
    private void turnTo(String place) {
        console.go().accept(new Address("map", place));
    }

    private void turn(String place) {
        if (place.equals(here)) {
            return;
        }
        choose(null);
        here = place;
        if (!place.isEmpty()) {
            world.rest();
        }
        see(place.isEmpty() ? world : made.computeIfAbsent(place, this::plan));
    }

    private void see(Sheet sheet) {
        seen = sheet;
        anew = true;
        frame.show(sheet, here);
        sheet.beat(console.monitor().now(), true);
    }

    private Sheet plan(String id) {
        return PlanSheet.read(console, plans.find(id).orElseThrow(), sheet -> arrived(id, sheet));
    }

    private void arrived(String id, Sheet sheet) {
        made.put(id, sheet);
        connect(sheet);
        if (id.equals(here)) {
            see(sheet);
        }
    }

    private void connect(Sheet sheet) {
        MapView view = sheet.view();
        if (view != null) {
            view.onChoice(this::chosen);
            if (!sheet.equals(world)) {
                view.port().keepFree(BESIDE_PLAN, ABOVE_PLAN);
            }
        }
    }

    private void choose(@Nullable Cluster cluster) {
        MapView view = seen.view();
        if (view != null) {
            view.choose(cluster);
        }
    }

    private void chosen(@Nullable Cluster cluster) {
        anew = true;
        if (cluster == null) {
            card.clear();
            return;
        }
        card.show(cluster);
        frame.requestLayout();
        Button first = card.first();
        if (first != null) {
            first.requestFocus();
        }
    }

    /** Goes to what was asked for, as soon as it is known where that is. */
    private void arrive() {
        Marker marker = world.find(awaited);
        if (marker != null && marker.placed()) {
            awaited = "";
            world.view().port().centre(marker.x(), marker.y(), CLOSE);
            world.view().moved();
            Cluster alone = Clusters.of(java.util.List.of(marker), 0).getFirst();
            world.view().choose(alone);
        }
    }
}
