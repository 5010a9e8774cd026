package dev.andon.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.Yesterday;
import dev.andon.ui.tree.TreeNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table and the tree of devices after a start without a network. */
class OfflineDevicesTest {

    private static final String PRESS = "plant/line1/press3";

    @TempDir
    Path folder;

    @Test
    void theTableHasEveryDeviceWithItsLastValueInGreyAndHowOldItIs() {
        try (Yesterday yesterday = new Yesterday(
                folder,
                List.of(),
                plant -> plant.heard(PRESS + "#temperature", 60)
                        .heard(PRESS + "#battery", 80)
                        .said(PRESS + "#fw", "2.4.1")
                        .heard("plant/line1/press4#temperature", 50))) {
            DeviceRows rows = new DeviceRows(yesterday.plant.console, Condition::name, Runnable::run);
            long now = yesterday.plant.monitor.now();
            rows.beat(now);
            assertThat(IntStream.range(0, rows.size())
                            .mapToObj(row -> rows.facts().device(rows.row(row)).id()))
                    .containsExactly(PRESS, "plant/line1/press4");
            CellTexts cells = new CellTexts(yesterday.plant.console, rows);
            int press = yesterday.plant.device(PRESS);
            assertThat(cells.text(Column.KEY, press, now)).startsWith("60");
            assertThat(cells.text(Column.BATTERY, press, now)).startsWith("80");
            assertThat(cells.text(Column.FIRMWARE, press, now)).isEqualTo("2.4.1");
            assertThat(cells.text(Column.CONTACT, press, now + 90_000_000)).startsWith("1 min");
            for (Column column : List.of(Column.KEY, Column.BATTERY, Column.FIRMWARE, Column.CONTACT, Column.HEALTH)) {
                assertThat(cells.grey(column, press, now)).as(column.name()).isTrue();
            }
            assertThat(cells.condition(press)).as("waited for, then missed").isIn(Condition.WAITING, Condition.SILENT);
        }
    }

    @Test
    void theTreeHasEveryPlaceAndCallsNothingLive() {
        try (Yesterday yesterday = new Yesterday(
                folder,
                List.of(),
                plant -> plant.heard(PRESS + "#temperature", 60).heard("far/pump1#flow", 7))) {
            TreeNode root = yesterday.plant.console.tree().root();
            assertThat(root.devices()).isEqualTo(2);
            assertThat(root.values()).isEqualTo(2);
            assertThat(root.live()).isZero();
            assertThat(root.notLive()).isEqualTo(2);
            assertThat(yesterday.plant.console.tree().find("place:line1")).isPresent();
            assertThat(yesterday.plant.console.tree().find("topic:far")).isPresent();
        }
    }
}
