package dev.andon.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Where the columns stand. */
class ColumnLayoutTest {

    @Property
    void columnsNeverOverlapAndNeverLeaveTheTable(@ForAll @IntRange(min = 300, max = 4_000) int width) {
        ColumnLayout layout = ColumnLayout.of(List.of(Column.values()), width);

        double end = ColumnLayout.LEAD - ColumnLayout.GAP;
        for (int index = 0; index < layout.columns().size(); index++) {
            assertThat(layout.lefts()[index]).isGreaterThanOrEqualTo(end + ColumnLayout.GAP);
            end = layout.lefts()[index] + layout.widths()[index];
            assertThat(layout.widths()[index])
                    .isGreaterThanOrEqualTo(layout.columns().get(index).narrowest());
        }
        assertThat(end).isLessThanOrEqualTo(width);
        assertThat(layout.columns()).as("the name is always there").contains(Column.NAME);
    }

    @Test
    void whereThereIsNoRoomWhatTellsLeastGoesFirst() {
        assertThat(ColumnLayout.of(List.of(Column.values()), 620).columns())
                .contains(Column.NAME, Column.HEALTH, Column.CONTACT, Column.KEY)
                .doesNotContain(Column.ID, Column.POINTS, Column.CONNECTION);
    }
}
