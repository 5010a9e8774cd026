package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.runtime.Micros;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class IsoTimeTest {

    static final long YEAR_1000 = -30_610_224_000_000_000L;
    static final long YEAR_9999 = 253_370_764_800_000_000L;

    @Example
    void alwaysToTheMicrosecond() {
        IsoTime iso = new IsoTime();

        assertThat(iso.format(0)).isEqualTo("1970-01-01T00:00:00.000000Z");
        assertThat(iso.format(1_234_567)).isEqualTo("1970-01-01T00:00:01.234567Z");
        assertThat(iso.format(-1)).isEqualTo("1969-12-31T23:59:59.999999Z");
    }

    @Property
    void whatIsWrittenIsTheSameInstantAndSortsAsTimeGoes(
            @ForAll @Size(min = 2, max = 9) List<@LongRange(min = YEAR_1000, max = YEAR_9999) Long> times) {
        IsoTime iso = new IsoTime();
        List<String> written = times.stream().map(iso::format).toList();

        assertThat(written.stream().map(Instant::parse).map(Micros::of).toList())
                .isEqualTo(times);
        assertThat(written.stream().sorted().toList())
                .isEqualTo(times.stream().sorted().map(new IsoTime()::format).toList());
    }
}
