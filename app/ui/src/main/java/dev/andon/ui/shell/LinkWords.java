package dev.andon.ui.shell;

import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How links fare, in words. Knows no toolkit. */
final class LinkWords {

    /** A link that is up and has given nothing for so long is said to be quiet. */
    private static final Duration QUIET_AFTER = Duration.ofSeconds(30);

    private final Words words;
    private final AgeText ages;

    LinkWords(Words words) {
        this.words = words;
        this.ages = new AgeText(words);
    }

    /** One link in a few words, for the status line: {@code line · 0.2 s}. */
    String line(LinkStatus link, long now) {
        String state = switch (link.state()) {
            case LinkState.Connecting connecting -> words.get("link.connecting");
            case LinkState.Up up -> heard(link, now);
            case LinkState.Waiting waiting -> words.get("link.waiting", waitText(waiting.retryAt(), now));
            case LinkState.Down down -> words.get("link.down");
        };
        return link.name() + " · " + state;
    }

    /** All links in one short line, for where there is no room for each: the one at fault that has been heard least, else the one heard last. */
    String brief(List<LinkStatus> links, long now) {
        return links.stream()
                .min(Comparator.comparing((LinkStatus link) -> !faulty(link))
                        .thenComparing(
                                LinkStatus::lastHeard,
                                links.stream().anyMatch(LinkWords::faulty)
                                        ? Comparator.naturalOrder()
                                        : Comparator.reverseOrder()))
                .map(link -> line(link, now))
                .orElse("");
    }

    /** Whether a person should be worried about a link. */
    static boolean faulty(LinkStatus link) {
        return link.state() instanceof LinkState.Waiting || link.state() instanceof LinkState.Down;
    }

    static boolean up(LinkStatus link) {
        return link.state() instanceof LinkState.Up;
    }

    /** Why a link is not up; empty when it is, or has not failed yet. */
    static Optional<Problem> problem(LinkStatus link) {
        return switch (link.state()) {
            case LinkState.Waiting waiting -> Optional.of(waiting.reason());
            case LinkState.Down down -> Optional.of(down.reason());
            case LinkState.Connecting connecting -> Optional.empty();
            case LinkState.Up up -> Optional.empty();
        };
    }

    /** Everything about a link, for a tooltip. */
    String full(LinkStatus link, long now) {
        StringBuilder text = new StringBuilder(line(link, now)).append('\n').append(link.url());
        if (link.state() instanceof LinkState.Up up && !up.detail().isEmpty()) {
            text.append('\n').append(up.detail());
        }
        problem(link).ifPresent(problem -> text.append('\n').append(problem));
        return text.append('\n')
                .append(words.get("link.samples", link.samples()))
                .toString();
    }

    /** How long until the next attempt: {@code 4 s}. */
    String waitText(Instant retryAt, long now) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, retryAt) - now;
        long seconds = Math.max(0, Math.ceilDiv(micros, 1_000_000L));
        return seconds < 10 ? seconds + " " + words.get("age.second") : ages.format(seconds * 1_000_000L);
    }

    private String heard(LinkStatus link, long now) {
        if (link.lastHeard() == SampleBatch.NO_TIME) {
            return words.get("link.nothing-yet");
        }
        long age = now - link.lastHeard();
        String text = ages.format(age);
        return age > QUIET_AFTER.toMillis() * 1_000 ? words.get("link.quiet", text) : text;
    }
}
