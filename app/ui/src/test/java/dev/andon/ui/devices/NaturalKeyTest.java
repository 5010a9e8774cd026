package dev.andon.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.tree.NaturalOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Sorting many rows: the same as sorting them slowly. */
class NaturalKeyTest {

    @Property
    void keysSortAsTheNaturalOrderDoes(
            @ForAll @StringLength(max = 8) @CharRange(from = '0', to = '2') @Chars({'a', 'B', '-', ' '}) String left,
            @ForAll @StringLength(max = 8) @CharRange(from = '0', to = '2') @Chars({'a', 'B', '-', ' '}) String right) {
        int byKey = NaturalKey.of(left).compareTo(NaturalKey.of(right));
        // Names that differ in nothing but case and leading zeros have one key.
        if (byKey != 0) {
            assertThat(Integer.signum(byKey)).isEqualTo(Integer.signum(NaturalOrder.INSTANCE.compare(left, right)));
        }
    }

    @Test
    void aLongerNumberIsLargerWhateverItsLength() {
        assertThat(NaturalKey.of("a" + "9".repeat(40))).isLessThan(NaturalKey.of("a1" + "0".repeat(40)));
    }

    @Property
    void theSortIsStable(@ForAll @Size(max = 200) int[] keys) {
        int[] handles = new int[keys.length];
        for (int index = 0; index < handles.length; index++) {
            handles[index] = index;
        }
        StableSort.sort(handles, (left, right) -> Integer.compare(keys[left] % 5, keys[right] % 5));
        for (int index = 1; index < handles.length; index++) {
            int before = keys[handles[index - 1]] % 5;
            int here = keys[handles[index]] % 5;
            assertThat(before < here || (before == here && handles[index - 1] < handles[index]))
                    .isTrue();
        }
    }
}
