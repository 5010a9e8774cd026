package dev.andon.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.LinkState;
import dev.andon.runtime.Health;
import dev.andon.runtime.LinkStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthBookTest {

    private final HealthBook book = new HealthBook();

    @Test
    void ofACounterItsGrowthIsKeptAndOfAGaugeItsValue() {
        second(100, 7);
        second(150, 3);
        second(150, 0);
        assertThat(book.of(Gauge.SAMPLES).size())
                .as("the first second only says where it began")
                .isEqualTo(2);
        assertThat(book.of(Gauge.SAMPLES).ago(1)).isEqualTo(50);
        assertThat(book.of(Gauge.SAMPLES).ago(0)).isZero();
        assertThat(book.of(Gauge.WAITING).ago(2)).isEqualTo(7);
        assertThat(book.ofLink("line").ago(1)).isEqualTo(50);
        assertThat(book.ofLink("nobody").size()).isZero();
    }

    @Test
    void afterTenMinutesTheOldestSecondMakesRoom() {
        for (int second = 0; second <= HealthBook.SECONDS + 5; second++) {
            second(second * (second + 1L) / 2, 0);
        }
        Ring ring = book.of(Gauge.SAMPLES);
        assertThat(ring.size()).isEqualTo(HealthBook.SECONDS);
        assertThat(ring.ago(0)).isEqualTo(HealthBook.SECONDS + 5);
        assertThat(ring.ago(HealthBook.SECONDS - 1)).isEqualTo(6);
        assertThat(ring.most()).isEqualTo(HealthBook.SECONDS + 5);
    }

    @Test
    void bytesStandInLinesOfSixteenWithTheirSigns() {
        String text = RawText.hex("andon: 0123456789\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), 100);
        assertThat(text.lines())
                .containsExactly(
                        "0000  61 6e 64 6f 6e 3a 20 30 31 32 33 34 35 36 37 38  andon: 012345678",
                        "0010  39 0a                                            9·");
        assertThat(RawText.hex(new byte[40], 16).lines()).hasSize(1);
        assertThat(RawText.text(new byte[] {'a', 0, (byte) 0xFF, '\n'})).isEqualTo("a··\n");
    }

    private void second(long samples, long waiting) {
        LinkStatus link =
                new LinkStatus("line", URI.create("scripted:1"), new LinkState.Up(Instant.EPOCH, ""), 0, samples);
        book.record(new Health(samples, 0, 0, waiting, 0, 0, 0, 0, 0, 0, null, List.of(), null), List.of(link), 1_000);
    }
}
