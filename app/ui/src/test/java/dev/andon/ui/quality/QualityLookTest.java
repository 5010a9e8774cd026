package dev.andon.ui.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Quality;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QualityLookTest {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long NOW = 1_000_000 * MINUTE;

    @Test
    void aGoodValueIsPlain() {
        QualityLook look = QualityLook.of(Quality.GOOD, NOW, NOW, SECOND);
        assertThat(look).isEqualTo(QualityLook.LIVE);
        assertThat(look.glyph()).isNull();
        assertThat(look.digits()).isTrue();
        assertThat(look.grey()).isFalse();
    }

    @Test
    void staleSampleTurnsGreyAndHatchedAndKeepsItsDigits() {
        QualityLook look = QualityLook.of(Quality.STALE, NOW - MINUTE, NOW, SECOND);
        assertThat(look.grey()).isTrue();
        assertThat(look.hatched()).isTrue();
        assertThat(look.digits()).isTrue();
        assertThat(look.glyph()).isNotNull();
    }

    @Test
    void afterFiveMinutesTheDigitsOfAStaleSampleAreGone() {
        assertThat(QualityLook.of(Quality.STALE, NOW - 5 * MINUTE, NOW, SECOND).digits())
                .isTrue();
        assertThat(QualityLook.of(Quality.STALE, NOW - 5 * MINUTE - 1, NOW, SECOND))
                .isEqualTo(QualityLook.LONG_STALE);
        assertThat(QualityLook.LONG_STALE.digits()).isFalse();
    }

    @Test
    void aPointThatSpeaksSeldomKeepsItsDigitsLonger() {
        assertThat(QualityLook.of(Quality.STALE, NOW - 40 * MINUTE, NOW, 10 * MINUTE)
                        .digits())
                .isTrue();
        assertThat(QualityLook.of(Quality.STALE, NOW - 51 * MINUTE, NOW, 10 * MINUTE)
                        .digits())
                .isFalse();
    }

    @Test
    void aRetainedValueOfUnknownAgeIsLastKnown() {
        assertThat(QualityLook.of(Quality.UNCERTAIN, SampleBatch.NO_TIME, NOW, 0))
                .isEqualTo(QualityLook.LAST_KNOWN);
        assertThat(QualityLook.of(Quality.UNCERTAIN, NOW, NOW, 0)).isEqualTo(QualityLook.UNCERTAIN);
    }

    @ParameterizedTest
    @EnumSource(Quality.class)
    void nothingThatIsNotLiveLooksLive(Quality quality) {
        QualityLook look = QualityLook.of(quality, NOW - SECOND, NOW, SECOND);
        assertThat(look.grey()).as("grey").isEqualTo(!quality.live());
        if (quality != Quality.GOOD) {
            assertThat(look.glyph()).as("never by colour alone").isNotNull();
        }
    }

    @Test
    void everyQualityHasALookOfItsOwn() {
        assertThat(Arrays.stream(Quality.values())
                        .map(quality -> QualityLook.of(quality, NOW, NOW, 0))
                        .distinct())
                .hasSize(Quality.values().length);
    }

    @Test
    void faultsAreFramedAndWantedValuesDotted() {
        assertThat(QualityLook.BAD.frame()).isEqualTo(QualityLook.Frame.FAULT);
        assertThat(QualityLook.NOT_CONNECTED.frame()).isEqualTo(QualityLook.Frame.FAULT);
        assertThat(QualityLook.WRITE_PENDING.frame()).isEqualTo(QualityLook.Frame.DOTTED);
    }

    @Test
    void whatIsStillAwaitedIsNoFaultAndShowsNoDigits() {
        assertThat(QualityLook.WAITING.frame()).isEqualTo(QualityLook.Frame.NONE);
        assertThat(QualityLook.WAITING.hatched()).isFalse();
        assertThat(QualityLook.WAITING.digits()).isFalse();
        assertThat(QualityLook.WAITING.grey()).isTrue();
        assertThat(QualityLook.WAITING.heard()).isFalse();
        assertThat(QualityLook.WAITING.glyph())
                .as("a sign of its own")
                .isNotNull()
                .isNotIn(QualityLook.NOT_CONNECTED.glyph(), QualityLook.STALE.glyph());
    }
}
