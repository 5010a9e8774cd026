package dev.andon.ui.map;

import static dev.andon.ui.map.OpenMap.PUMP;
import static dev.andon.ui.map.OpenMap.SPARE;
import static dev.andon.ui.map.OpenMap.TRUCK;
import static dev.andon.ui.map.OpenMap.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Problem;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.map.Marker.Look;
import dev.andon.ui.screen.Address;
import dev.andon.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Headless.class)
class MapScreenTest {

    private static final String PLACES = """
            # The hall, as built in spring.
            - id: hall
              title: Hall
              plan: hall.svg
              spots:
                plant/hall/pump: [0.25, 0.5]   # behind the pillar
                plant/hall/valve: [0.75, 0.5]
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeWorkspace() throws IOException {
        Files.createDirectories(folder.resolve("places"));
        Files.writeString(folder.resolve("places/hall.yaml"), PLACES);
        Files.writeString(folder.resolve("hall.svg"), """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">
                  <rect x="0" y="0" width="400" height="200" fill="#ECEEEF" stroke="#8A959D"/>
                </svg>
                """);
    }

    @Test
    void devicesAppearWhereTheyAre() {
        try (OpenMap map = new OpenMap(folder)) {
            map.speak();
            until("the site with its three devices", () -> weight(map, "place:hall") == 3);
            until("the truck", () -> map.marker("device:" + TRUCK) != null);
            Marker truck = Objects.requireNonNull(map.marker("device:" + TRUCK));
            assertThat(truck.heading()).isEqualTo(45);
            assertThat(truck.stale()).isFalse();
            Theme theme = Theme.standard();
            until(
                    "drawn in the colour of what is connected",
                    () -> map.colour("place:hall", 0, 0) == theme.colour("process"));
        }
    }

    @Test
    void aSilentDeviceLooksSilentAndItsPositionOld() {
        try (OpenMap map = new OpenMap(folder)) {
            map.speak();
            until("live", () -> look(map, "device:" + TRUCK) == Look.LIVE);
            map.link.lose(new Problem("broker", "the cable is out", ""));
            until("silent", () -> look(map, "device:" + TRUCK) == Look.SILENT);
            until(
                    "its position is no longer sure",
                    () -> Objects.requireNonNull(map.marker("device:" + TRUCK)).stale());
            assertThat(Objects.requireNonNull(map.marker("place:hall")).worst()).isNotNull();
            until(
                    "hollow and hatched",
                    () -> map.colour("place:hall", 0, 0) != Theme.standard().colour("process"));
        }
    }

    @Test
    void aMovingDeviceLeavesATrack() {
        try (OpenMap map = new OpenMap(folder)) {
            map.speak();
            until("the truck", () -> map.marker("device:" + TRUCK) != null);
            double before =
                    Objects.requireNonNull(map.marker("device:" + TRUCK)).x();
            map.drive(53.2, 9.4, 90);
            until(
                    "it went on",
                    () -> Objects.requireNonNull(map.marker("device:" + TRUCK)).x() > before);
            assertThat(Objects.requireNonNull(map.marker("device:" + TRUCK)).heading())
                    .isEqualTo(90);
        }
    }

    @Test
    void aClickShowsTheCardAndLeadsToTheDevice() {
        try (OpenMap map = new OpenMap(folder)) {
            map.speak();
            until("apart", () -> map.marker("device:" + TRUCK) != null && map.marker("place:hall") != null);
            map.click(map.at("device:" + TRUCK));
            until("the card", () -> map.sees("#map-card"));
            assertThat(text(map, "#map-card-title")).isEqualTo("truck1");
            map.click("#map-open");
            until("gone there", () -> map.gone.contains(Address.device(TRUCK)));
        }
    }

    @Test
    void theKeyboardReachesEveryMarkerAndOpensIt() {
        try (OpenMap map = new OpenMap(folder)) {
            map.speak();
            until("apart", () -> map.marker("device:" + TRUCK) != null && weight(map, "place:hall") == 3);
            FxThread.call(() -> {
                map.view().requestFocus();
                return map;
            });
            // In reading order: the hall lies further north.
            map.press(KeyCode.TAB);
            until("the hall", () -> focused(map).equals("place:hall"));
            map.press(KeyCode.TAB);
            until("the truck", () -> focused(map).equals("device:" + TRUCK));
            map.press(KeyCode.ENTER);
            until("the card", () -> map.sees("#map-card"));
            map.press(KeyCode.ENTER);
            until("gone there", () -> map.gone.contains(Address.device(TRUCK)));
        }
    }

    @Test
    void aSiteLeadsToItsFloorPlan() {
        try (OpenMap map = new OpenMap(folder)) {
            map.speak();
            until("the site", () -> weight(map, "place:hall") == 3);
            map.click(map.at("place:hall"));
            until("the card", () -> map.sees("#map-open-plan"));
            map.click("#map-open-plan");
            until("the plan", () -> map.sees("#map-plan-hall"));
            until("the pump", () -> map.marker("device:" + PUMP) != null);
            assertThat(map.screen.heading().title()).isEqualTo("Hall");
        }
    }

    @Test
    void aDraggedDeviceMovesAndUndoTakesItBack() throws IOException {
        try (OpenMap map = new OpenMap(folder)) {
            openPlan(map);
            map.press(KeyCode.E);
            until("editing", () -> map.sees("#map-undo"));
            Point2D from = map.at("device:" + PUMP);
            map.drag(from, from.add(60, 40));
            until("moved", () -> map.at("device:" + PUMP).distance(from.add(60, 40)) < 2);
            map.press(KeyCode.CONTROL, KeyCode.Z);
            until("back", () -> map.at("device:" + PUMP).distance(from) < 2);
            map.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
            until("moved again", () -> map.at("device:" + PUMP).distance(from.add(60, 40)) < 2);
            map.click("#map-save");
            until("saved", () -> text(map, "#map-edit-message").equals("Saved"));
            String written = Files.readString(folder.resolve("places/hall.yaml"));
            assertThat(written)
                    .contains("# The hall, as built in spring.", "# behind the pillar", "plant/hall/valve: [0.75, 0.5]")
                    .doesNotContain("[0.25, 0.5]");
        }
    }

    @Test
    void whatWasSavedStaysWhereItIsWhenTheScreenIsMadeAnew() {
        try (OpenMap map = new OpenMap(folder)) {
            openPlan(map);
            map.press(KeyCode.E);
            until("editing", () -> map.sees("#map-undo"));
            Point2D from = map.at("device:" + PUMP);
            map.drag(from, from.add(60, 40));
            until("moved", () -> map.at("device:" + PUMP).distance(from.add(60, 40)) < 2);
            map.click("#map-save");
            until("saved", () -> text(map, "#map-edit-message").equals("Saved"));
            map.makeAnew();
            map.show("hall");
            until("still there", () -> map.marker("device:" + PUMP) != null);
            until("where it was saved", () -> map.at("device:" + PUMP).distance(from.add(60, 40)) < 2);
        }
    }

    @Test
    void aDeviceWithoutASpotIsPutOntoThePlan() {
        try (OpenMap map = new OpenMap(folder)) {
            openPlan(map);
            map.press(KeyCode.E);
            String row = "#map-unplaced-device:" + SPARE;
            until("listed", () -> find(map, row));
            assertThat(map.marker("device:" + SPARE)).isNull();
            FxThread.call(() -> {
                ((javafx.scene.control.Button) Objects.requireNonNull(row(map, row))).fire();
                return map;
            });
            until("on the plan", () -> map.marker("device:" + SPARE) != null);
        }
    }

    @Test
    void arrowKeysNudgeWhatIsFocused() {
        try (OpenMap map = new OpenMap(folder)) {
            openPlan(map);
            map.press(KeyCode.E);
            until("editing", () -> map.sees("#map-undo"));
            map.press(KeyCode.TAB);
            until("the pump", () -> focused(map).equals("device:" + PUMP));
            Point2D from = map.at("device:" + PUMP);
            map.press(KeyCode.SHIFT, KeyCode.RIGHT);
            until("moved", () -> map.at("device:" + PUMP).getX() > from.getX() + 8);
            map.press(KeyCode.ESCAPE);
            until("no longer editing, and not saved", () -> !map.sees("#map-undo") && map.sees("#map-save"));
        }
    }

    @Test
    void aPlanThatCannotBeReadIsToldInPlainWords() throws IOException {
        Files.writeString(folder.resolve("hall.svg"), "<svg viewBox='0 0 10 10'><rect");
        try (OpenMap map = new OpenMap(folder)) {
            map.speak();
            until("known", () -> map.marker("place:hall") != null);
            map.show("hall");
            until("told", () -> map.sees("#map-no-plan"));
            assertThat(whyNoPlan(map)).contains("hall.svg", "no XML").doesNotContain("Exception");
        }
    }

    @Test
    void aSmallFileWithAHugePictureIsRefusedInPlainWords() throws IOException {
        Path file = folder.resolve("hall.png");
        Files.write(file, PictureSizeTest.png(24_000, 24_000));
        try (OpenMap map = new OpenMap(folder, file, 1_000, 700)) {
            map.speak();
            until("known", () -> map.marker("place:hall") != null);
            map.show("hall");
            until("told", () -> map.sees("#map-no-plan"));
            assertThat(whyNoPlan(map)).contains("hall.png", "24000 by 24000 pixels", "save it smaller");
        }
    }

    @Test
    void aPlanIsReadBesideTheScreen() {
        try (OpenMap map = new OpenMap(folder)) {
            map.speak();
            until("known", () -> map.marker("place:hall") != null);
            boolean calm = OpenMap.on(() -> map.screen.show("hall") && map.sees("#map-plan-reading"));
            assertThat(calm).as("until it is read").isTrue();
            until("there", () -> map.sees("#map-plan-hall"));
        }
    }

    @Test
    void anAddressCentresWhatItNames() {
        try (OpenMap map = new OpenMap(folder)) {
            map.speak();
            until("the truck", () -> map.marker("device:" + TRUCK) != null);
            assertThat(FxThread.call(() -> map.screen.show("device:" + TRUCK))).isTrue();
            until("the card", () -> map.sees("#map-card"));
            assertThat(FxThread.call(() -> map.screen.show("device:nobody"))).isFalse();
        }
    }

    private static void openPlan(OpenMap map) {
        map.speak();
        until("known", () -> map.marker("place:hall") != null);
        map.show("hall");
        until("the pump", () -> map.marker("device:" + PUMP) != null);
    }

    private static int weight(OpenMap map, String id) {
        Marker marker = map.marker(id);
        return marker == null ? 0 : marker.weight();
    }

    private static Look look(OpenMap map, String id) {
        Marker marker = map.marker(id);
        return marker == null ? Look.UNKNOWN : marker.look();
    }

    private static String focused(OpenMap map) {
        Marker marker = map.view().focusedMarker();
        return marker == null ? "" : map.name(marker);
    }

    private static boolean find(OpenMap map, String id) {
        return row(map, id) != null;
    }

    private static javafx.scene.@org.jspecify.annotations.Nullable Node row(OpenMap map, String id) {
        return map.screen.node().lookupAll(".map-row").stream()
                .filter(row -> ("#" + row.getId()).equals(id))
                .findFirst()
                .orElse(null);
    }

    private static String text(OpenMap map, String id) {
        return map.node(id) instanceof Labeled label ? label.getText() : "";
    }

    private static String whyNoPlan(OpenMap map) {
        return Objects.requireNonNull(map.node("#map-no-plan")).lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList()
                .toString();
    }
}
