package dev.andon.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTextTest {

    private final AgeText ages = new AgeText(Words.in(Locale.ENGLISH));

    @ParameterizedTest
    @CsvSource({
        "PT-3S, 0.0 s",
        "PT0.44S, 0.4 s",
        "PT9.99S, 9.9 s",
        "PT12.9S, 12 s",
        "PT4M10S, 4 min 10 s",
        "PT5M, 5 min",
        "PT3H5M59S, 3 h 5 min",
        "PT75H, 3 d 3 h"
    })
    void agesReadAsAPersonSaysThem(Duration age, String text) {
        assertThat(ages.format(age.toNanos() / 1_000)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT0.44S, '0,4 s'", "PT4M10S, 4 min 10 s"})
    void inGermanToo(Duration age, String text) {
        assertThat(new AgeText(Words.in(Locale.GERMAN)).format(age.toNanos() / 1_000))
                .isEqualTo(text);
    }
}
