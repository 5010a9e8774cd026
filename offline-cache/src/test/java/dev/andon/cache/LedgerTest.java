package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A day is counted anew while rows come in. */
class LedgerTest {

    private static final int PLANT = 3;
    private static final long DAY = 19_000;
    private static final long NOON = DAY * Ledger.DAY + Ledger.DAY / 2;
    private static final Ledger.Day COUNTED = new Ledger.Day(100, 10, 50);
    private static final Ledger.Day NEWS = new Ledger.Day(8, 1, 4);

    private final Ledger ledger = new Ledger();

    @Test
    void whatWasCountedHoldsWhenNothingCameMeanwhile() {
        ledger.watch(PLANT, DAY);
        ledger.add(PLANT, NOON + Ledger.DAY, NEWS);
        ledger.add(PLANT + 1, NOON, NEWS);
        ledger.settle(COUNTED);
        ledger.kept();

        assertThat(ledger.find(PLANT, DAY)).isEqualTo(COUNTED);
        assertThat(ledger.find(PLANT, DAY + 1)).isEqualTo(NEWS);
    }

    @Test
    void aCountThatMissedWhatCameMeanwhileIsForgotten() {
        ledger.watch(PLANT, DAY);
        ledger.add(PLANT, NOON, NEWS);
        ledger.settle(COUNTED);
        ledger.kept();

        assertThat(ledger.find(PLANT, DAY)).isEqualTo(NEWS);
    }

    @Test
    void whatWaitsToBeWrittenIsInTheCountAndNotCountedTwice() {
        ledger.add(PLANT, NOON, NEWS);
        ledger.watch(PLANT, DAY);
        ledger.settle(COUNTED);
        ledger.kept();

        assertThat(ledger.find(PLANT, DAY)).isEqualTo(COUNTED);
    }
}
