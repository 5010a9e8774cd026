package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SpellingTest {

    private static final List<String> WORDS = List.of("title", "topics", "token", "url", "username");

    @Test
    void aWordWithOneSlipIsFound() {
        assertThat(Spelling.nearest("tilte", WORDS)).contains("title");
        assertThat(Spelling.nearest("Topic", WORDS)).contains("topics");
        assertThat(Spelling.nearest("ulr", WORDS)).contains("url");
    }

    @Test
    void aWordThatIsFarFromAllIsNotGuessed() {
        assertThat(Spelling.nearest("certificate", WORDS)).isEmpty();
        assertThat(Spelling.nearest("x", WORDS)).isEmpty();
        assertThat(Spelling.advice("x", WORDS)).isEqualTo("known here: title, topics, token, url, username");
    }

    @Property
    void theDistanceIsThatOfADistance(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(Spelling.distance(a, b))
                .isEqualTo(Spelling.distance(b, a))
                .isLessThanOrEqualTo(Math.max(a.length(), b.length()));
        assertThat(Spelling.distance(a, b) == 0).isEqualTo(a.equals(b));
        assertThat(Spelling.distance(a, a + "x")).isEqualTo(1);
    }
}
