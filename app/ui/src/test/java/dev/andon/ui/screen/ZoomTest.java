package dev.andon.ui.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Headless.class)
class ZoomTest {

    private final RasterView raster = new RasterView();
    private final List<Double> told = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"720,1", "1080,1", "1440,1", "1441,1.25", "1620,1.5", "2160,2", "2880,2.75", "4320,3", "9000,3"})
    void onlyWhatIsHigherThanADeskScreenGrowsByItself(double height, double factor) {
        assertThat(Zoom.automatic(height)).isEqualTo(factor);
    }

    @Test
    void stepsAreFineAtFirstAndEndAtBothEnds() {
        List<Double> up = new ArrayList<>(List.of(Zoom.LEAST));
        while (up.getLast() < Zoom.MOST) {
            up.add(Zoom.next(up.getLast()));
        }
        assertThat(up).containsExactly(0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2.0, 2.25, 2.5, 2.75, 3.0);
        List<Double> down = new ArrayList<>(List.of(Zoom.MOST));
        while (down.getLast() > Zoom.LEAST) {
            down.add(Zoom.previous(down.getLast()));
        }
        assertThat(down.reversed()).isEqualTo(up);
        assertThat(Zoom.next(Zoom.MOST)).isEqualTo(Zoom.MOST);
        assertThat(Zoom.previous(Zoom.LEAST)).isEqualTo(Zoom.LEAST);
        assertThat(Zoom.next(1.05)).as("from between two steps").isEqualTo(1.1);
        assertThat(Zoom.previous(1.6)).isEqualTo(1.5);
    }

    @Test
    void theChildIsLaidOutInWhatTheZoomLeavesAndItsRastersStaySharp() {
        Pane child = new Pane(raster);
        Stage stage = open(child, 800, 600);
        FxThread.call(() -> {
            Zoom zoom = (Zoom) stage.getScene().getRoot();
            raster.fit(100, 50);
            assertThat(raster.raster().width()).isEqualTo(100);
            zoom.to(1.5);
            zoom.layout();
            assertThat(child.getWidth()).isCloseTo(800 / 1.5, within(0.01));
            assertThat(child.getHeight()).isCloseTo(400, within(0.01));
            assertThat(raster.deviceScale()).isEqualTo(1.5);
            assertThat(raster.fit(100, 50)).as("a new raster").isTrue();
            assertThat(raster.raster().width()).isEqualTo(150);
            zoom.to(7);
            assertThat(zoom.factor()).isEqualTo(Zoom.MOST);
            zoom.to(Zoom.MOST);
            assertThat(told).containsExactly(1.5, 3.0);
            close(stage);
            return zoom;
        });
    }

    @Test
    void tooltipsGrowWithTheWindow() {
        Stage stage = open(new Pane(), 800, 600);
        FxThread.call(() -> {
            Zoom zoom = (Zoom) stage.getScene().getRoot();
            double plain = widthOfTip(stage);
            zoom.to(2);
            assertThat(widthOfTip(stage)).isGreaterThan(1.7 * plain);
            zoom.to(1);
            assertThat(widthOfTip(stage)).isEqualTo(plain);
            close(stage);
            return zoom;
        });
    }

    private static double widthOfTip(Stage stage) {
        Tooltip tip = new Tooltip("Oil temperature of press 3, measured a while ago");
        tip.show(stage, 20, 20);
        double width = tip.getWidth();
        tip.hide();
        return width;
    }

    private static void close(Stage stage) {
        ((Zoom) stage.getScene().getRoot()).close();
        stage.hide();
    }

    private Stage open(Pane child, double width, double height) {
        return FxThread.call(() -> {
            Stage stage = new Stage();
            Scene scene = new Scene(new Zoom(child, told::add), width, height);
            scene.getStylesheets().setAll(Theme.standard().sheets());
            stage.setScene(scene);
            stage.show();
            return stage;
        });
    }
}
