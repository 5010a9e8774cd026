package dev.andon.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import org.junit.jupiter.api.Test;

class SampleBatchTest {

    @Test
    void rowsKeepWhatWasPutIntoThemAsTheBatchGrows() {
        SampleBatch batch = new SampleBatch(1_000);
        for (int row = 0; row < 1_000; row++) {
            switch (row % 3) {
                case 0 -> batch.addNumber(row, row / 2.0, row, row + 1);
                case 1 -> batch.addFlag(row, row % 2 == 0, row, row + 1);
                default -> batch.addText(row, "t" + row, row, row + 1);
            }
        }
        assertThat(batch.room()).isZero();
        assertThat(batch.number(999)).isEqualTo(499.5);
        assertThat(batch.kind(1)).isEqualTo(Kind.FLAG);
        assertThat(batch.text(998)).isEqualTo("t998");
        assertThat(batch.receivedTime(500)).isEqualTo(501);
        assertThatThrownBy(() -> batch.addNumber(1, 1, 1, 1)).hasMessageContaining("room()");
    }

    @Test
    void whatIsNotFiniteIsBad() {
        SampleBatch batch = new SampleBatch(4);
        batch.addNumber(0, Double.POSITIVE_INFINITY, 0, 0);
        assertThat(batch.quality(0)).isEqualTo(Quality.BAD);
        assertThat(batch.number(0)).isZero();
    }

    @Test
    void marksBelongToTheSampleAddedLastAndAreGoneWhenTheRowIsUsedAgain() {
        SampleBatch batch = new SampleBatch(4);
        batch.addNumber(0, 1, 0, 0);
        batch.markHistorical();
        batch.addNumber(1, 1, 0, 0);
        batch.markLastKnown();
        assertThat(batch.historical(0)).isTrue();
        assertThat(batch.lastKnown(0)).isFalse();
        assertThat(batch.historical(1)).isFalse();
        assertThat(batch.lastKnown(1)).isTrue();
        batch.clear();
        batch.addNumber(0, 1, 0, 0);
        assertThat(batch.historical(0)).isFalse();
    }
}
