package dev.andon.ui.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BoardLayoutTest {

    @Property
    void cardsNeverOverlapAndStayInside(
            @ForAll @Size(max = 40) List<@IntRange(max = 30) Integer> rows,
            @ForAll @DoubleRange(min = 300, max = 4000) double width) {
        BoardLayout layout = layout(rows, width);
        for (int one = 0; one < layout.cards(); one++) {
            assertThat(layout.left(one) + layout.cardWidth()).isLessThanOrEqualTo(width);
            assertThat(layout.top(one) + layout.height(one)).isLessThanOrEqualTo(layout.height());
            for (int other = 0; other < one; other++) {
                boolean beside = layout.left(one) != layout.left(other);
                boolean above = layout.top(other) + layout.height(other) <= layout.top(one);
                assertThat(beside || above).isTrue();
            }
        }
    }

    @Property
    void whatCanBeSeenIsExactlyWhatReachesIntoView(
            @ForAll @Size(max = 40) List<@IntRange(max = 30) Integer> rows,
            @ForAll @DoubleRange(min = 300, max = 4000) double width,
            @ForAll @DoubleRange(min = 0, max = 9000) double top,
            @ForAll @DoubleRange(min = 1, max = 2000) double height) {
        BoardLayout layout = layout(rows, width);
        Set<Integer> seen = new HashSet<>();
        layout.between(top, top + height, seen::add);
        for (int card = 0; card < layout.cards(); card++) {
            boolean reaches = layout.top(card) < top + height && layout.top(card) + layout.height(card) > top;
            assertThat(seen.contains(card)).isEqualTo(reaches);
        }
    }

    @Property
    void everyRowIsFoundWhereItLies(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 9) Integer> rows,
            @ForAll @DoubleRange(min = 300, max = 4000) double width) {
        BoardLayout layout = layout(rows, width);
        for (int card = 0; card < layout.cards(); card++) {
            for (int row = 0; row < layout.rows(card); row++) {
                double y = layout.rowTop(card, row) + 1;
                assertThat(layout.cardAt(layout.left(card) + 5, y)).isEqualTo(card);
                assertThat(layout.rowAt(card, y)).isEqualTo(row);
            }
        }
    }

    @Test
    void aWideBoardHasMoreColumns() {
        assertThat(layout(List.of(3, 3, 3, 3, 3, 3), 900).columns()).isOne();
        assertThat(layout(List.of(3, 3, 3, 3, 3, 3), 1600).columns()).isEqualTo(2);
        assertThat(layout(List.of(3), 1600).columns()).isOne();
    }

    @Test
    void theGapBetweenCardsBelongsToNone() {
        BoardLayout layout = layout(List.of(1, 1), 700);
        assertThat(layout.cardAt(10, layout.height(0) + BoardLayout.GAP / 2)).isEqualTo(-1);
        assertThat(layout.cardAt(-5, 10)).isEqualTo(-1);
    }

    private static BoardLayout layout(List<Integer> rows, double width) {
        return new BoardLayout(rows.stream().mapToInt(Integer::intValue).toArray(), width);
    }
}
