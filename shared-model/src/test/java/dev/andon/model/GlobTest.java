package dev.andon.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void aStarStaysWithinItsLevel() {
        assertThat(new Glob("plant/*/press*").matches("plant/line1/press3")).isTrue();
        assertThat(new Glob("plant/*/press*").matches("plant/line1/cell2/press3"))
                .isFalse();
        assertThat(new Glob("plant/line1/*").matches("plant/line1/")).isTrue();
    }

    @Test
    void twoStarsCrossLevelsButNeverThePointMark() {
        assertThat(new Glob("plant/**").matches("plant/line1/press3")).isTrue();
        assertThat(new Glob("plant/**").matches("plant/line1/press3#speed")).isFalse();
        assertThat(new Glob("plant/**#speed").matches("plant/line1/press3#speed"))
                .isTrue();
    }

    @Test
    void aQuestionMarkIsOneCharacter() {
        assertThat(new Glob("press?").matches("press3")).isTrue();
        assertThat(new Glob("press?").matches("press")).isFalse();
        assertThat(new Glob("a?b").matches("a/b")).isFalse();
    }

    @Test
    void aPatternOfManyStarsTakesNoTimeToSpeakOf() {
        assertThat(new Glob("*a".repeat(100)).matches("a".repeat(5_000) + "b")).isFalse();
    }

    @Property(tries = 5_000)
    void aGlobMeansWhatTheEquivalentExpressionMeans(
            @ForAll @StringLength(max = 8) @Chars({'a', 'b', '/', '*', '?', '#', '.'}) String pattern,
            @ForAll @StringLength(max = 10) @Chars({'a', 'b', '/', '#', '.'}) String text) {
        assertThat(new Glob(pattern).matches(text))
                .isEqualTo(expression(pattern).matcher(text).matches());
    }

    private static Pattern expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.startsWith("**", i)) {
                expression.append("[^#]*");
                i++;
            } else {
                char c = pattern.charAt(i);
                expression.append(c == '*' ? "[^/#]*" : c == '?' ? "[^/#]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(expression.toString());
    }
}
