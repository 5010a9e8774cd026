package dev.andon.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeavingTest {

    private final List<String> done = new ArrayList<>();
    private boolean unsaved;
    private long time = 1_000_000;
    private final Leaving leaving =
            new Leaving(() -> unsaved, () -> done.add("told"), () -> done.add("left"), () -> time);

    @Test
    void whereEverythingIsSavedItEndsAtOnce() {
        assertThat(leaving.ask()).isTrue();
        assertThat(done).containsExactly("left");
    }

    @Test
    void whatIsNotSavedIsToldFirstAndWhoAsksAgainLeaves() {
        unsaved = true;
        assertThat(leaving.ask()).isFalse();
        time += 2_000_000;
        assertThat(leaving.ask()).isTrue();
        assertThat(done).containsExactly("told", "left");
    }

    @Test
    void whoAsksMuchLaterIsToldAgain() {
        unsaved = true;
        leaving.ask();
        time += Leaving.REMEMBERED;
        assertThat(leaving.ask()).isFalse();
        assertThat(done).containsExactly("told", "told");
    }
}
