package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.GapCause;
import dev.andon.ui.text.Words;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BandTest {

    @ParameterizedTest
    @EnumSource(GapCause.class)
    void everyCauseOfAGapHasItsWord(GapCause cause) {
        String name = cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Band band = new Band(0, 1, name, false);
        for (String language : Words.LANGUAGES) {
            assertThat(Words.in(Locale.forLanguageTag(language)).has(band.key()))
                    .isTrue();
        }
    }
}
