package dev.andon.ui.connections;

import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How a connection fares, in words. Knows no toolkit. */
final class LinkText {

    private final Words words;
    private final AgeText ages;

    LinkText(Words words) {
        this.words = words;
        this.ages = new AgeText(words);
    }

    /** What it does at the moment. */
    String state(LinkStatus link, long now) {
        return switch (link.state()) {
            case LinkState.Connecting connecting -> words.get("connections.state.connecting");
            case LinkState.Up up ->
                up.detail().isEmpty()
                        ? words.get("connections.state.up")
                        : words.get("connections.state.up") + " · " + up.detail();
            case LinkState.Waiting waiting -> words.get("connections.state.waiting", wait(waiting.retryAt(), now));
            case LinkState.Down down -> words.get("connections.state.down");
        };
    }

    /** What it has brought, and when the last of it came. */
    String heard(LinkStatus link, long now) {
        String said = words.get("link.samples", link.samples());
        String samples = Character.toUpperCase(said.charAt(0)) + said.substring(1);
        return link.lastHeard() == SampleBatch.NO_TIME
                ? samples
                : samples + " · " + words.get("connections.last", ages.format(now - link.lastHeard()));
    }

    /** Why it is not up; empty when it is, or has not failed yet. */
    static Optional<Problem> problem(LinkStatus link) {
        return switch (link.state()) {
            case LinkState.Waiting waiting -> Optional.of(waiting.reason());
            case LinkState.Down down -> Optional.of(down.reason());
            case LinkState.Connecting connecting -> Optional.empty();
            case LinkState.Up up -> Optional.empty();
        };
    }

    /** A clause as it stands in a problem, made into a sentence. */
    static String sentence(String clause) {
        return clause.isEmpty() ? clause : Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + '.';
    }

    /** What happened and what to do, as two sentences. */
    static String sentences(Problem problem) {
        return (sentence(problem.what()) + ' ' + sentence(problem.remedy())).strip();
    }

    private String wait(Instant retryAt, long now) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, retryAt) - now;
        return ages.duration(Math.ceilDiv(Math.max(0, micros), 1_000_000L) * 1_000_000L);
    }
}
