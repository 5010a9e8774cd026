package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import org.junit.jupiter.api.Test;

/** However often a link was lost, what is told of it stays small. */
class GapFinderTest {

    @Test
    void ofVeryManyGapsTheNewestAreKept() {
        Run run = new Run(Kind.NUMBER);
        for (int gap = 0; gap < GapFinder.MOST + 5; gap++) {
            run.addGap(2L * gap, GapCause.LINK_LOST);
            run.add(2L * gap + 1, 1, Marks.of(Quality.GOOD, false));
        }
        GapFinder finder = new GapFinder();
        finder.rows(run, 0, run.size);

        assertThat(finder.found())
                .hasSize(GapFinder.MOST)
                .isSortedAccordingTo((a, b) -> Long.compare(a.from(), b.from()));
        assertThat(finder.found().getFirst()).isEqualTo(new Gap(10, 11, GapCause.LINK_LOST));
    }
}
