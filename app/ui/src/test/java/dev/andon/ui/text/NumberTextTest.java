package dev.andon.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NumberTextTest {

    private final NumberText english = new NumberText(Locale.ENGLISH);
    private final NumberText german = new NumberText(Locale.GERMAN);

    @Test
    void negativeNumbersHaveARealMinusSign() {
        assertThat(english.format(-18.44, 1)).isEqualTo("−18.4");
    }

    @Test
    void whatRoundsToZeroHasNoSign() {
        assertThat(english.format(-0.04, 1)).isEqualTo("0.0");
    }

    @Test
    void germansWriteACommaAndPointsBetweenThousands() {
        assertThat(german.format(1_234_567.5, 1)).isEqualTo("1.234.567,5");
        assertThat(english.format(1_234_567.5, 1)).isEqualTo("1,234,567.5");
    }

    @Test
    void fourDigitsStandTogether() {
        assertThat(english.format(9_999, 0)).isEqualTo("9999");
    }

    @Test
    void whatNobodyCanReadDigitByDigitIsShortened() {
        assertThat(english.format(1.5e15, 2)).isEqualTo("1.500e+15");
    }

    @Test
    void sourcesDecideHowManyDecimalsANumberHas() {
        assertThat(NumberText.decimalsOf(40)).isZero();
        assertThat(NumberText.decimalsOf(81.3)).isOne();
        assertThat(NumberText.decimalsOf(0.07)).isEqualTo(2);
        assertThat(NumberText.decimalsOf(Math.PI)).isEqualTo(NumberText.MOST_DECIMALS);
    }

    @Property
    void readingItBackGivesTheNumberRounded(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double value, @ForAll @IntRange(max = 3) int decimals) {
        String text = english.format(value, decimals).replace(",", "").replace('−', '-');
        assertThat(Double.parseDouble(text))
                .isCloseTo(value, org.assertj.core.data.Offset.offset(0.5001 * Math.pow(10, -decimals)));
    }

    @Property
    void equalScaledNumbersLookEqual(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double one,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double off,
            @ForAll @IntRange(max = 3) int decimals) {
        boolean sameScaled = NumberText.scaled(one, decimals) == NumberText.scaled(one + off, decimals);
        boolean sameText = english.format(one, decimals).equals(english.format(one + off, decimals));
        assertThat(sameText).isEqualTo(sameScaled);
    }
}
