package dev.andon.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.GeoPosition;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.track.Projection;
import org.junit.jupiter.api.Test;

class BaseMapTest {

    private static final Theme THEME = Theme.standard();

    private final BaseMap map = BaseMap.whole();

    @Test
    void everyLevelHasLandAndBordersAndIsFinerThanTheOneBefore() {
        assertThat(map.levels()).hasSize(3).allMatch(level -> !level.borders().isEmpty());
        assertThat(map.levels().stream().map(BaseMapTest::points)).isSorted();
    }

    @Test
    void everyLineIsOnTheWorldOrJustBeyondItsEdge() {
        assertThat(map.levels().stream().flatMap(level -> level.land().stream()))
                .allMatch(line -> line.right() >= 0 && line.left() <= 1 && line.top() >= 0 && line.bottom() <= 1);
    }

    @Test
    void theLargestTownsComeFirst() {
        assertThat(map.towns().stream().map(town -> -town.thousands())).isSorted();
        assertThat(map.towns()).anyMatch(town -> town.name().equals("Hamburg") && town.thousands() > 1_000);
    }

    @Test
    void landIsLandAndSeaIsSeaAtEveryLevel() {
        for (BaseMap.Level level : map.levels()) {
            assertThat(at(level, 52.0, 10.0)).as("Germany").isEqualTo(THEME.colour("surface"));
            assertThat(at(level, -25.0, 134.0)).as("Australia").isEqualTo(THEME.colour("surface"));
            assertThat(at(level, -85.0, 30.0)).as("Antarctica").isEqualTo(THEME.colour("surface"));
            assertThat(at(level, 68.5, 179.9))
                    .as("Chukotka, by the antimeridian")
                    .isEqualTo(THEME.colour("surface"));
            assertThat(at(level, 40.0, -40.0)).as("Atlantic").isEqualTo(THEME.colour("band"));
            assertThat(at(level, 0.0, 179.0)).as("Pacific").isEqualTo(THEME.colour("band"));
            assertThat(at(level, 42.0, 51.0)).as("Caspian Sea, a hole").isEqualTo(THEME.colour("band"));
        }
    }

    @Test
    void aPictureOfAPartIsTheSamePartOfTheWhole() {
        GroundPainter painter = new GroundPainter(THEME);
        Raster whole = new Raster(800, 800, 1);
        painter.paint(whole, map.levels().get(1), 0, 0, 800);
        Raster part = new Raster(200, 200, 1);
        painter.paint(part, map.levels().get(1), 0.5, 0.25, 800);
        for (int row = 1; row < 199; row += 3) {
            for (int column = 1; column < 199; column += 3) {
                assertThat(far(part.pixel(column, row), whole.pixel(400 + column, 200 + row)))
                        .as("%s %s", column, row)
                        .isLessThan(24);
            }
        }
    }

    private static int far(int one, int other) {
        return Math.max(Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)), Math.abs((one & 0xFF) - (other & 0xFF)));
    }

    private static int at(BaseMap.Level level, double latitude, double longitude) {
        GeoPosition place = new GeoPosition(latitude, longitude);
        Raster raster = new Raster(3, 3, 1);
        double unit = 3_000;
        new GroundPainter(THEME)
                .paint(raster, level, Projection.x(place) - 1.5 / unit, Projection.y(place) - 1.5 / unit, unit);
        return raster.pixel(1, 1);
    }

    private static int points(BaseMap.Level level) {
        return level.land().stream().mapToInt(line -> line.points().length).sum();
    }
}
