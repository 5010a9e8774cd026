package dev.andon.ui.map;

import dev.andon.ui.text.NumberText;
import dev.andon.ui.track.Projection;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A line, and how far that is on the ground in the middle of the map. FX thread. */
final class ScaleBar extends Region {

    /** Px. */
    static final double HEIGHT = 20;

    private static final double[] ROUND = {5, 2, 1};

    private final NumberText numbers;
    private final Label text = new Label();
    private final Region line = new Region();

    ScaleBar(NumberText numbers) {
        this.numbers = numbers;
        setId("map-scale");
        setMouseTransparent(true);
        text.getStyleClass().add("map-note");
        line.getStyleClass().add("map-scale");
        // Their sizes are the message: no layout may take them back.
        line.setManaged(false);
        text.setManaged(false);
        getChildren().addAll(line, text);
    }

    /** Says how far it is; at most so many px. */
    void show(Viewport port, double most) {
        double metres = Projection.metres(port.centreY()) / port.scale();
        double round = round(most * metres);
        text.setText(round >= 1_000 ? numbers.format(round / 1_000, 0) + " km" : numbers.format(round, 0) + " m");
        line.resizeRelocate(0, HEIGHT - 5, round / metres, 5);
        text.resizeRelocate(0, 0, Math.ceil(text.prefWidth(-1)), HEIGHT - 5);
        resize(Math.max(round / metres, text.getWidth()), HEIGHT);
    }

    private static double round(double metres) {
        double power = Math.pow(10, Math.floor(Math.log10(metres)));
        for (double step : ROUND) {
            if (step * power <= metres) {
                return step * power;
            }
        }
        return power;
    }
}
