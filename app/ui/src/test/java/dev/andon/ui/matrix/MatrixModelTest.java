package dev.andon.ui.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.ScriptedPlant;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which device stands in which row, and which of its values in which column. */
class MatrixModelTest {

    private final ScriptedPlant plant = new ScriptedPlant();
    private MatrixModel model = model();

    @BeforeEach
    void hear() {
        plant.heard("plant/line1/press10#temperature", 40);
        plant.heard("plant/line1/press2#temperature", 60);
        plant.heard("plant/line1/press2#load", 7);
        plant.heard("plant/line1/press1#temperature", 50);
        plant.heard("plant/line1/fan#rate", 1);
        plant.heard("plant/line2/fan#rate", 2);
        model = model();
        show();
    }

    @AfterEach
    void close() {
        plant.close();
    }

    @Test
    void theMostFrequentTypeComesFirstInTheOrderOfItsNames() {
        assertThat(model.types().stream().map(DeviceType::title)).containsExactly("Presse für Öl", "rate");
        assertThat(names()).containsExactly("press1", "press2", "press10");
        assertThat(model.columns().stream().map(MatrixColumn::name)).containsExactly("temperature", "load");
    }

    @Test
    void aDeviceWithoutSuchAPointHasAnEmptyCell() {
        assertThat(model.points(0)[1]).isEqualTo(-1);
        assertThat(model.points(1)[1])
                .isEqualTo(plant.monitor.points().find(dev.andon.model.PointId.parse("plant/line1/press2#load")));
    }

    @Test
    void devicesWithoutAProfileAreGatheredByWhatTheyTell() {
        model.choose(model.types().getLast());

        assertThat(names()).containsExactly("fan", "fan");
        assertThat(model.ambiguous(0)).isTrue();
        show();
        assertThat(names()).as("what was chosen stays chosen").containsExactly("fan", "fan");
    }

    @Test
    void sortingByAColumnShowsTheLargestFirstThenTheSmallestThenNamesAgain() {
        model.sortBy(0);
        assertThat(names()).containsExactly("press2", "press1", "press10");
        model.sortBy(0);
        assertThat(names()).containsExactly("press10", "press1", "press2");
        model.sortBy(0);
        assertThat(names()).containsExactly("press1", "press2", "press10");
    }

    @Test
    void whatIsNotKnownStandsLastEitherWay() {
        model.sortBy(1);
        assertThat(names()).first().isEqualTo("press2");
        model.sortBy(1);
        assertThat(names()).first().isEqualTo("press2");
    }

    @Test
    void rowsStayWhereTheyAreWhenANewDeviceComes() {
        model.sortBy(0);
        plant.heard("plant/line1/press2#temperature", 1);
        plant.heard("plant/line1/press5#temperature", 99);

        show();

        assertThat(names()).containsExactly("press2", "press1", "press10", "press5");
        assertThat(model.sorted()).isZero();
    }

    @Test
    void whatHasAnotherUnitStandsInAColumnOfItsOwn() {
        plant.heard("plant/line2/oven1#heat", 72);
        plant.heard("plant/line2/oven2#heat", 20);
        plant.link.unit("plant/line2/oven1#heat", "[degF]");
        plant.link.unit("plant/line2/oven2#heat", "Cel");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            show();
            model.choose(model.types().stream()
                    .filter(type -> type.title().equals("heat"))
                    .findFirst()
                    .orElseThrow());
            return model.columns().stream()
                    .map(column -> column.first().unit().code())
                    .toList()
                    .equals(List.of("[degF]", "Cel"));
        });
        assertThat(model.points(0)[1]).isEqualTo(-1);
        assertThat(model.points(1)[0]).isEqualTo(-1);
    }

    @Test
    void withoutDevicesThereIsNothing() {
        model.show(new int[0]);
        assertThat(model.rows()).isZero();
        assertThat(model.columns()).isEmpty();
    }

    private void show() {
        model.show(IntStream.range(0, plant.monitor.points().deviceCount()).toArray());
    }

    private MatrixModel model() {
        return new MatrixModel(
                plant.monitor.points(),
                plant.monitor.live(),
                plant.monitor.workspace().profiles(),
                plant.console::pointsOf);
    }

    private List<String> names() {
        return IntStream.range(0, model.rows())
                .mapToObj(
                        row -> plant.monitor.points().device(model.device(row)).title())
                .toList();
    }
}
