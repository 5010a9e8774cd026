package dev.andon.ui.pull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PullTest {

    private final Pull pull = new Pull();

    @Test
    void aTouchIsNoPull() {
        pull.press(100, 100);

        assertThat(pull.move(102, 100 + Pull.SLACK - 1)).isFalse();
        assertThat(pull.release()).isFalse();
    }

    @Test
    void whoPullsFarEnoughAsksByLettingGo() {
        pull.press(100, 100);

        assertThat(pull.move(104, 140)).isTrue();
        assertThat(pull.enough()).isFalse();
        assertThat(pull.depth()).isEqualTo(0.5);
        pull.move(110, 100 + Pull.ENOUGH);
        assertThat(pull.enough()).isTrue();

        assertThat(pull.release()).isTrue();
        assertThat(pull.release()).as("once").isFalse();
    }

    @Test
    void whoGoesBackUpAsksNothing() {
        pull.press(100, 100);
        pull.move(100, 100 + Pull.ENOUGH);
        pull.move(100, 130);

        assertThat(pull.release()).isFalse();
    }

    @Test
    void whoGoesUpOrSidewaysFirstMeansSomethingElse() {
        pull.press(100, 100);
        pull.move(100, 80);
        assertThat(pull.move(100, 100 + Pull.ENOUGH)).isFalse();
        assertThat(pull.release()).isFalse();

        pull.press(100, 100);
        pull.move(130, 110);
        assertThat(pull.move(100, 100 + Pull.ENOUGH)).isFalse();
        assertThat(pull.release()).isFalse();
    }

    @Test
    void withoutAPressNothingIsPulled() {
        assertThat(pull.move(100, 400)).isFalse();
        assertThat(pull.release()).isFalse();
        assertThat(pull.depth()).isZero();
    }
}
