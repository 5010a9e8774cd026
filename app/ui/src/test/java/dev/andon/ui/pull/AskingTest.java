package dev.andon.ui.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.LinkState;
import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.ui.text.Words;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AskingTest {

    private static final long SECOND = 1_000_000;
    private static final LinkState CONNECTING = new LinkState.Connecting(Instant.EPOCH);
    private static final LinkState UP = new LinkState.Up(Instant.EPOCH, "");
    private static final LinkState WAITING =
            new LinkState.Waiting(new Problem("10.0.0.7", "connection refused", "start it"), Instant.EPOCH);

    private boolean network = true;
    private final Asking asking = new Asking(Words.in(Locale.ENGLISH), () -> network);

    @Test
    void untilSomebodyAsksNothingIsSaid() {
        assertThat(asking.text(List.of(link("line", UP)), SECOND)).isEmpty();
    }

    @Test
    void whenAllHaveAnsweredThatIsSaidForAMoment() {
        assertThat(asking.begin(List.of(link("line", UP), link("hall", WAITING)), 0))
                .isTrue();
        assertThat(asking.text(List.of(link("line", UP), link("hall", CONNECTING)), SECOND))
                .isEqualTo("Asking 2 connections anew …");

        List<LinkStatus> up = List.of(link("line", UP), link("hall", UP));
        assertThat(asking.text(up, 2 * SECOND)).isEqualTo("All 2 connections have answered");
        assertThat(asking.text(up, 2 * SECOND + Asking.BRIEF - 1)).isNotEmpty();
        assertThat(asking.text(up, 2 * SECOND + Asking.BRIEF)).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsNamedWithItsReason() {
        asking.begin(List.of(link("line", UP)), 0);

        assertThat(asking.text(List.of(link("line", WAITING)), SECOND))
                .isEqualTo("line does not answer: connection refused");
        assertThat(asking.text(List.of(link("line", WAITING)), SECOND + Asking.LONG))
                .isEmpty();
    }

    @Test
    void withoutANetworkThatIsTheReason() {
        network = false;
        asking.begin(List.of(link("line", UP)), 0);

        assertThat(asking.text(List.of(link("line", WAITING)), SECOND)).contains("no network");
    }

    @Test
    void whoTakesTooLongIsNotWaitedForForEver() {
        asking.begin(List.of(link("line", UP)), 0);
        List<LinkStatus> still = List.of(link("line", CONNECTING));

        assertThat(asking.text(still, Asking.PATIENCE - 1)).startsWith("Asking");
        assertThat(asking.text(still, Asking.PATIENCE)).startsWith("line has not answered yet");
        assertThat(asking.begin(still, Asking.PATIENCE + 1))
                .as("it can be asked again")
                .isTrue();
    }

    @Test
    void whileOneIsAskedNobodyAsksAgain() {
        asking.begin(List.of(link("line", UP)), 0);

        assertThat(asking.begin(List.of(link("line", CONNECTING)), SECOND)).isFalse();
    }

    @Test
    void whereThereIsNoConnectionThatIsSaid() {
        assertThat(asking.begin(List.of(), 0)).isFalse();
        assertThat(asking.text(List.of(), SECOND)).isEqualTo("Nobody to ask: there is no connection yet");
        assertThat(asking.text(List.of(), Asking.LONG)).isEmpty();
    }

    @Test
    void whoSpeaksAnywayIsNotAsked() {
        LinkStatus speaks = new LinkStatus("line", URI.create("mqtt://10.0.0.7"), UP, 9 * SECOND, 5);
        assertThat(asking.begin(List.of(speaks), 10 * SECOND)).isFalse();
        assertThat(asking.text(List.of(speaks), 10 * SECOND)).isEqualTo("The connection is live: nothing to ask");

        assertThat(asking.begin(List.of(speaks, link("hall", WAITING)), 10 * SECOND))
                .isTrue();
        assertThat(asking.text(List.of(speaks, link("hall", CONNECTING)), 11 * SECOND))
                .isEqualTo("Asking 1 connection anew …");
    }

    private static LinkStatus link(String name, LinkState state) {
        return new LinkStatus(name, URI.create("mqtt://10.0.0.7"), state, -60 * SECOND, 0);
    }
}
