package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Quality;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GapsTest {

    @Property
    void gapsStayInOrderAndApartWhateverHappens(@ForAll @Size(max = 60) List<@IntRange(max = 999) Integer> steps) {
        Gaps gaps = new Gaps();
        long time = 0;
        for (int step : steps) {
            time += step;
            switch (step % 4) {
                case 0 -> gaps.begin(time, Quality.STALE);
                case 1 -> gaps.finish(time);
                case 2 -> gaps.fill(time - step * 3L, 20);
                default -> gaps.forgetBefore(time - 5_000);
            }
            for (int index = 0; index < gaps.size(); index++) {
                assertThat(gaps.start(index)).isLessThan(gaps.end(index));
                assertThat(index == 0 || gaps.start(index) >= gaps.end(index - 1))
                        .isTrue();
                assertThat(gaps.end(index) != Gaps.OPEN || index == gaps.size() - 1)
                        .isTrue();
            }
        }
    }

    @Test
    void aGapCannotBeginTwice() {
        Gaps gaps = new Gaps();
        gaps.begin(10, Quality.STALE);
        gaps.begin(20, Quality.STALE);
        assertThat(gaps.size()).isOne();
        assertThat(gaps.contains(15)).isTrue();
    }

    @Test
    void endingAtOnceLeavesNoGap() {
        Gaps gaps = new Gaps();
        gaps.begin(10, Quality.STALE);
        gaps.finish(10);
        assertThat(gaps.size()).isZero();
    }

    @Test
    void anOpenGapStaysOpenWhenItIsPartlyFilled() {
        Gaps gaps = new Gaps();
        gaps.begin(0, Quality.STALE);
        gaps.fill(10, 20);
        assertThat(gaps.open()).isTrue();
        assertThat(gaps.start(0)).isEqualTo(10);
    }

    @Test
    void theOldestGapsAreForgottenFirst() {
        Gaps gaps = new Gaps();
        for (long time = 0; time < 3_000; time += 10) {
            gaps.begin(time, Quality.STALE);
            gaps.finish(time + 5);
        }
        assertThat(gaps.size()).isEqualTo(256);
        assertThat(gaps.end(gaps.size() - 1)).isEqualTo(2_995);
    }
}
