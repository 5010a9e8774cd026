package dev.andon.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void numbersInNamesCountAsNumbers() {
        assertThat(List.of("Press 10", "press 2", "Press 1").stream().sorted(NaturalOrder.INSTANCE))
                .containsExactly("Press 1", "press 2", "Press 10");
    }

    @Test
    void leadingZerosDoNotMatter() {
        assertThat(NaturalOrder.INSTANCE.compare("t007", "t8")).isNegative();
    }

    @Property
    void itIsAnOrder(
            @ForAll @AlphaChars @NumericChars @Chars({' ', '/'}) @StringLength(max = 8) String a,
            @ForAll @AlphaChars @NumericChars @Chars({' ', '/'}) @StringLength(max = 8) String b,
            @ForAll @AlphaChars @NumericChars @Chars({' ', '/'}) @StringLength(max = 8) String c) {
        NaturalOrder order = NaturalOrder.INSTANCE;
        assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
        assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
        if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
            assertThat(order.compare(a, c)).isLessThanOrEqualTo(0);
        }
    }
}
