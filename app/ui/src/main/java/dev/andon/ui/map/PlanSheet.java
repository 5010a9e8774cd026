package dev.andon.ui.map;

import dev.andon.model.FloorPlan;
import dev.andon.model.Place;
import dev.andon.ui.screen.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A floor plan with what stands on it. FX thread. */
final class PlanSheet implements Sheet {

    // Machines stand close together on purpose: only what lies on top of each other is drawn as one.
    private static final double TOGETHER = 12;
    // Drawings have names of their own; ours come where one looks closer.
    private static final double NAMES_FROM = 1.7;

    private final PlanModel model;
    private final MapView view;

    private PlanSheet(Console console, Place place, FloorPlan plan, PlanGround ground) {
        model = new PlanModel(console.tree(), console.monitor().points(), place, plan, ground.height());
        view = new MapView(ground, console.theme(), console.words(), "map-plan-" + place.id());
        view.cluster(TOGETHER);
        view.nameFrom(NAMES_FROM);
    }

    /** The plan of a place, or a plain word on why it cannot be seen. */
    static Sheet of(Console console, Place place) {
        FloorPlan plan = Objects.requireNonNull(place.plan());
        try {
            return new PlanSheet(console, place, plan, PlanGround.read(plan.image(), console.theme()));
        } catch (IOException e) {
            Path folder = console.monitor().workspace().folder();
            String file = folder != null && plan.image().startsWith(folder)
                    ? folder.relativize(plan.image()).toString()
                    : plan.image().toString();
            return new NoPlan(console.words(), file, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    @Override
    public Region node() {
        return view;
    }

    @Override
    public MapView view() {
        return view;
    }

    @Override
    public @Nullable Marker find(String node) {
        return model.markers().stream()
                .filter(marker -> marker.id().equals(node))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void beat(long now, boolean anew) {
        if (model.follow() || anew) {
            view.refresh(model.markers(), List.of(), now);
        }
    }
}
