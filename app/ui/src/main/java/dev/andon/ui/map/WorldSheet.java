package dev.andon.ui.map;

import dev.andon.ui.screen.Console;
import dev.andon.ui.text.NumberText;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The world with everything that is anywhere. FX thread. */
final class WorldSheet implements Sheet {

    private static final long AGES = 5_000_000;
    private static final double PAD = 8;
    private static final double BAR = 90;
    private static final double UNDER_SHEETS = 70;
    private static final double UNDER_SHEETS_RIGHT = 12;

    private final MapModel model;
    private final BaseGround ground;
    private final MapView view;
    private final Label attribution = new Label();
    private final Label nowhere = new Label();
    private final ScaleBar scale;
    private final Whereabouts me;
    private final Console console;
    private final Region node = new Layers();
    private double inset;
    private int placed = -1;
    private long nextAges;

    WorldSheet(Console console) {
        this.console = console;
        model = new MapModel(console.monitor(), console.tree(), console.tracks());
        ground = new BaseGround(console.theme(), this::arrived);
        view = new MapView(ground, console.theme(), console.words(), "map-world");
        me = new Whereabouts(console.surroundings(), view, console.words());
        scale = new ScaleBar(new NumberText(console.words().locale()));
        attribution.setText(console.words().get("map.attribution"));
        attribution.setId("map-attribution");
        nowhere.setId("map-nowhere");
        attribution.getStyleClass().add("map-note");
        nowhere.getStyleClass().add("map-note");
        attribution.setMouseTransparent(true);
        nowhere.setMouseTransparent(true);
        ((Layers) node).add();
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public MapView view() {
        return view;
    }

    @Override
    public @org.jspecify.annotations.Nullable Marker find(String id) {
        if (id.startsWith("device:")) {
            int device = console.monitor().points().findDevice(id.substring("device:".length()));
            return device < 0 ? null : model.of(device);
        }
        return model.find(id);
    }

    @Override
    public void changed(int point) {
        model.changed(point);
    }

    @Override
    public void beat(long now, boolean anew) {
        if (anew) {
            model.changed();
        }
        boolean changed = model.follow();
        if (changed || anew || now >= nextAges) {
            nextAges = now + AGES;
            view.refresh(model.markers(), model.tracks(view.chosen()), now);
            int none = model.nowhere();
            nowhere.setText(none == 0 ? "" : console.words().get("map.nowhere", none));
            nowhere.setVisible(none > 0);
            fitUntilTouched();
        }
    }

    @Override
    public void inset(double bottom) {
        if (inset != bottom) {
            inset = bottom;
            node.requestLayout();
        }
    }

    /** Nobody looks at it for the time being. */
    void rest() {
        me.rest();
    }

    @Override
    public void close() {
        me.rest();
        ground.close();
    }

    /** What comes in while the window opens is to be seen, until somebody looks elsewhere. */
    private void fitUntilTouched() {
        int now = (int) model.markers().stream().filter(Marker::placed).count();
        if (now != placed && !view.touched()) {
            view.fit();
        }
        placed = now;
    }

    private void arrived() {
        view.requestLayout();
    }

    /** The map, and its small print in the corners. */
    private final class Layers extends Region {

        private void add() {
            getChildren().addAll(view, me.mark(), scale, attribution, nowhere, me.button());
            view.onDrawn(() -> {
                scale.show(view.port(), BAR);
                me.place();
            });
        }

        @Override
        protected void layoutChildren() {
            view.resizeRelocate(0, 0, getWidth(), getHeight());
            // Below the choice of sheets, which may be as wide as the screen.
            me.button()
                    .resizeRelocate(
                            getWidth() - UNDER_SHEETS_RIGHT - Whereabouts.BUTTON,
                            UNDER_SHEETS,
                            Whereabouts.BUTTON,
                            Whereabouts.BUTTON);
            double line = Math.ceil(attribution.prefHeight(-1));
            double bottom = getHeight() - inset - PAD - line;
            double wide = Math.ceil(attribution.prefWidth(-1));
            attribution.resizeRelocate(PAD, bottom, Math.min(wide, getWidth() - 2 * PAD), line);
            scale.relocate(PAD, bottom - ScaleBar.HEIGHT - 4);
            double room = Math.max(0, getWidth() - 2 * PAD);
            double width = Math.min(room, Math.ceil(nowhere.prefWidth(-1)));
            nowhere.resizeRelocate(PAD, bottom - ScaleBar.HEIGHT - 8 - line, width, line);
        }
    }
}
