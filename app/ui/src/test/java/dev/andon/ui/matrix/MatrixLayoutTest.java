package dev.andon.ui.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MatrixLayoutTest {

    @Test
    void columnsShareTheRoomThatIsLeftButDoNotSpreadWithoutEnd() {
        MatrixLayout layout = new MatrixLayout(new double[] {60, 60}, 3, 200);
        assertThat(layout.width(0)).isEqualTo(100);
        MatrixLayout wide = new MatrixLayout(new double[] {60, 60}, 3, 2_000);
        assertThat(wide.width(0)).isEqualTo(MatrixLayout.WIDEST);
    }

    @Test
    void belowTheLastRowThereIsNone() {
        MatrixLayout layout = new MatrixLayout(new double[] {60}, 2, 100);
        assertThat(layout.rowAt(MatrixLayout.ROW * 2 - 1)).isEqualTo(1);
        assertThat(layout.rowAt(MatrixLayout.ROW * 2)).isEqualTo(-1);
    }

    @Property
    void everyPlaceIsInTheColumnThatIsFoundThere(
            @ForAll @Size(min = 1, max = 30) double[] seeds,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @IntRange(min = 0, max = 3_000) int room) {
        double[] needs = java.util.Arrays.stream(seeds)
                .map(seed -> Double.isNaN(seed) ? 0 : Math.abs(seed % 300))
                .toArray();
        MatrixLayout layout = new MatrixLayout(needs, 5, room);
        double x = share * layout.width() * 0.999;
        int column = layout.columnAt(x);
        assertThat(x).isBetween(layout.left(column), layout.left(column) + layout.width(column));
    }
}
