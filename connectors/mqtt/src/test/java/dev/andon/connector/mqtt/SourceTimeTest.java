package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Times as sources write them. */
class SourceTimeTest {

    private static final long LAST = 253_402_300_799_999_999L;

    @Property
    void whatJavaWritesIsReadBack(
            @ForAll @LongRange(max = LAST) long micros, @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int east) {
        OffsetDateTime time =
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.ofTotalSeconds(east * 60));

        if (time.getYear() <= 9999 && time.getYear() >= 0) {
            assertThat(read(time.toString())).isEqualTo(micros);
        }
    }

    @Property
    void theMagnitudeTellsTheUnit(@ForAll @LongRange(min = 100_000_000_000L, max = 99_999_999_999_999L) long millis) {
        assertThat(SourceTime.of(millis)).isEqualTo(millis * 1_000);
        assertThat(SourceTime.of(millis * 1_000)).isEqualTo(millis * 1_000);
        assertThat(SourceTime.of((double) millis)).isCloseTo(millis * 1_000, within(16L));
        assertThat(SourceTime.of(millis / 1_000)).isEqualTo(millis / 1_000 * 1_000_000);
    }

    @Property
    void noNumberOverflows(@ForAll long number) {
        if (number != Long.MIN_VALUE) {
            assertThat(Long.signum(SourceTime.of(number))).isEqualTo(Long.signum(number));
        }
    }

    @Property
    void anyTextIsEitherATimeOrNone(@ForAll String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(SourceTime.of(bytes, 0, bytes.length)).isEqualTo(SourceTime.UNREADABLE);
    }

    private static long read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return SourceTime.of(bytes, 0, bytes.length);
    }
}
