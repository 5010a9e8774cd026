package dev.andon.ui.storage;

import dev.andon.cache.CacheState;
import dev.andon.model.Problem;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the storage page says, in words. By one thread at a time. */
final class StorageTexts {

    private static final String[] UNITS = {
        "storage.bytes", "storage.kilobytes", "storage.megabytes", "storage.gigabytes"
    };
    private static final double STEP = 1_000;
    private static final double TENTHS_BELOW = 100;

    private final Words words;
    private final NumberText numbers;
    private final AgeText ages;

    /** A fact and its name. */
    record Fact(String name, String text) {}

    StorageTexts(Words words) {
        this.words = words;
        numbers = new NumberText(words.locale());
        ages = new AgeText(words);
    }

    /** Whether it records, in a word. */
    String state(Optional<CacheState> state, Optional<Problem> obstacle) {
        return switch (state.orElse(null)) {
            case null -> words.get(obstacle.isPresent() ? "storage.hindered" : "storage.none");
            case CacheState.Recording recording -> words.get("storage.recording");
            case CacheState.ReadOnly only -> words.get("storage.reading");
            case CacheState.Stopped stopped -> words.get("storage.stopped");
        };
    }

    /**
     * Why it does not, since when, and what to do; a line each.
     *
     * @param now microseconds since 1970 UTC
     */
    List<String> why(Optional<CacheState> state, @Nullable Problem problem, long now) {
        List<String> lines = new ArrayList<>();
        if (problem != null) {
            lines.add(words.get("storage.why", problem.what()));
            if (!problem.remedy().isEmpty()) {
                lines.add(words.get("storage.remedy", problem.remedy()));
            }
        }
        if (state.orElse(null) instanceof CacheState.Stopped stopped) {
            lines.add(words.get("storage.since", ages.duration(now - stopped.since())));
        }
        return lines;
    }

    /** Where it lies, how large it is, and what was counted. */
    List<Fact> file(StorageFacts facts) {
        return List.of(
                fact("storage.file", facts.file().toString()),
                fact("storage.size", facts.bytes() < 0 ? words.get("storage.size.unknown") : bytes(facts.bytes())),
                fact(
                        "storage.encrypted",
                        words.get(facts.encrypted() ? "storage.encrypted.yes" : "storage.encrypted.no")),
                fact("storage.recorded", numbers.format((double) facts.recorded(), 0)),
                fact("storage.dropped", numbers.format((double) facts.dropped(), 0)));
    }

    private Fact fact(String key, String text) {
        return new Fact(words.get(key), text);
    }

    /** How much a connection has. */
    String points(StorageFacts.Share share) {
        return words.get("storage.points", share.points());
    }

    /** How old the newest of it is. */
    String newest(StorageFacts.Share share, long now) {
        return share.newest() == StorageFacts.NEVER
                ? words.get("storage.newest.never")
                : words.get("storage.newest", ages.duration(now - share.newest()));
    }

    /** A size with three digits that tell something. */
    String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return words.get(UNITS[unit], numbers.format(amount, unit > 0 && amount < TENTHS_BELOW ? 1 : 0));
    }
}
