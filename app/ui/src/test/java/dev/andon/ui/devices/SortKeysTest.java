package dev.andon.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Sorting that does not hold up the screen: what is read when, and where the work is done. */
class SortKeysTest {

    private final double[] values = {5, Double.NaN, 3, 9, 3};
    private final Queue<Runnable> beside = new ArrayDeque<>();

    private final SortKeys.Source numbers = new SortKeys.Source() {
        @Override
        public boolean texts() {
            return false;
        }

        @Override
        public String text(int handle) {
            throw new AssertionError("it has numbers");
        }

        @Override
        public double number(int handle, int place) {
            return values[handle];
        }
    };

    private final SortKeys.Source texts = new SortKeys.Source() {
        @Override
        public boolean texts() {
            return true;
        }

        @Override
        public String text(int handle) {
            return handle == 1 ? "" : "1." + (12 - handle);
        }

        @Override
        public double number(int handle, int place) {
            throw new AssertionError("it has texts");
        }
    };

    @Test
    void onlySoManyAreReadAtATime() {
        SortKeys keys = new SortKeys(numbers, new int[] {0, 1, 2, 3, 4});
        assertThat(keys.read(2)).isFalse();
        assertThat(keys.read(2)).isFalse();
        assertThat(keys.read(2)).isTrue();
    }

    @Test
    void sortingIsDoneBesideTheScreenAndOnce() {
        SortKeys keys = new SortKeys(numbers, new int[] {0, 1, 2, 3, 4});
        keys.read(5);

        assertThat(keys.sorted(beside::add, false)).as("not here").isNull();
        assertThat(keys.sorted(beside::add, false)).isNull();
        assertThat(beside).hasSize(1);
        beside.remove().run();
        assertThat(keys.sorted(beside::add, false)).containsExactly(2, 4, 0, 3, 1);
    }

    @Test
    void whatChangesAfterItWasReadDoesNoHarm() {
        SortKeys keys = new SortKeys(numbers, new int[] {0, 1, 2, 3, 4});
        keys.read(5);
        values[3] = 0;

        assertThat(keys.sort(false)).containsExactly(2, 4, 0, 3, 1);
    }

    @Test
    void whatIsEqualStaysAsItStoodAndWhatIsNotKnownIsLastEitherWay() {
        SortKeys keys = new SortKeys(numbers, new int[] {4, 3, 2, 1, 0});
        keys.read(5);

        assertThat(keys.sort(true)).containsExactly(3, 0, 4, 2, 1);
    }

    @Test
    void textsStandInTheirNaturalOrder() {
        SortKeys keys = new SortKeys(texts, new int[] {0, 1, 2, 3, 4});
        keys.read(5);

        assertThat(keys.sort(false)).as("1.8 before 1.10").containsExactly(4, 3, 2, 0, 1);
    }
}
