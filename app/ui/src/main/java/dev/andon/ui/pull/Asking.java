package dev.andon.ui.pull;

import dev.andon.connector.LinkState;
import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.ui.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What comes of asking all connections anew, in words: IDLE -> ASKING -> TOLD -> IDLE; where there is none, or all of them speak anyway, IDLE -> TOLD. Times are microseconds since
 * 1970 UTC. Knows no toolkit.
 */
final class Asking {

    /** Who has not answered by then is told of, and goes on by itself. */
    static final long PATIENCE = 10_000_000;

    /** How long good news stay. */
    static final long BRIEF = 2_500_000;

    /** How long other news stay: they take longer to read. */
    static final long LONG = 7_000_000;

    private final Words words;
    private final BooleanSupplier network;
    private boolean asking;
    private long since;
    private long until;
    private String told = "";

    /** @param network whether there is any at all */
    Asking(Words words, BooleanSupplier network) {
        this.words = words;
        this.network = network;
    }

    /**
     * A person wants everything asked anew.
     *
     * @return whether there is anybody to ask who is not being asked already
     */
    boolean begin(List<LinkStatus> links, long now) {
        if (asking) {
            return false;
        }
        since = now;
        long silent = links.stream().filter(link -> !link.talking(now)).count();
        asking = silent > 0;
        if (asking) {
            told = words.get("pull.asking", silent);
        } else if (links.isEmpty()) {
            tell(words.get("pull.nobody"), now + LONG);
        } else {
            tell(words.get("pull.talking", links.size()), now + BRIEF);
        }
        return asking;
    }

    /** What is to be read at this moment; empty: nothing. */
    String text(List<LinkStatus> links, long now) {
        if (asking) {
            follow(links, now);
        }
        return asking || now < until ? told : "";
    }

    private void follow(List<LinkStatus> links, long now) {
        Optional<LinkStatus> open = links.stream()
                .filter(link -> link.state() instanceof LinkState.Connecting)
                .findFirst();
        if (open.isPresent() && now - since < PATIENCE) {
            return;
        }
        asking = false;
        Optional<LinkStatus> faulty =
                links.stream().filter(link -> problem(link).isPresent()).findFirst();
        if (faulty.isEmpty() && open.isEmpty()) {
            tell(words.get("pull.answered", links.size()), now + BRIEF);
        } else if (!network.getAsBoolean()) {
            tell(words.get("pull.no-network"), now + LONG);
        } else if (faulty.isPresent()) {
            String what = problem(faulty.get()).map(Problem::what).orElse("");
            tell(words.get("pull.silent", faulty.get().name(), what), now + LONG);
        } else {
            tell(words.get("pull.slow", open.get().name()), now + LONG);
        }
    }

    /** Is to be read until then. */
    void tell(String text, long end) {
        told = text;
        until = end;
    }

    private static Optional<Problem> problem(LinkStatus link) {
        return switch (link.state()) {
            case LinkState.Waiting waiting -> Optional.of(waiting.reason());
            case LinkState.Down down -> Optional.of(down.reason());
            case LinkState.Connecting connecting -> Optional.empty();
            case LinkState.Up up -> Optional.empty();
        };
    }
}
