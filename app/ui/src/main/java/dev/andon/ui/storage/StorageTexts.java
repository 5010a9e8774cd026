package dev.andon.ui.storage;

import dev.andon.cache.Bounds;
import dev.andon.cache.CacheState;
import dev.andon.cache.Loss;
import dev.andon.cache.PointKey;
import dev.andon.cache.Report;
import dev.andon.cache.Salvaged;
import dev.andon.cache.Usage;
import dev.andon.model.Problem;
import dev.andon.runtime.Workspace;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the storage page says, in words. By one thread at a time. */
final class StorageTexts {

    private static final String[] UNITS = {
        "storage.bytes", "storage.kilobytes", "storage.megabytes", "storage.gigabytes"
    };
    private static final double STEP = 1_000;
    private static final int DAYS_OF_YEAR = 365;
    private static final int MOST_LOSSES = 5;
    private static final double TENTHS_BELOW = 100;
    private static final int TENTHS = 10;

    private final Words words;
    private final NumberText numbers;
    private final AgeText ages;
    private final Workspace workspace;
    private final DateTimeFormatter days;

    /** A fact and its name. */
    record Fact(String name, String text) {}

    /** @param workspace whose connections go without its name, and in whose time zone days are told */
    StorageTexts(Words words, Workspace workspace) {
        this.words = words;
        this.workspace = workspace;
        // As the trends write them.
        days = DateTimeFormatter.ofPattern(words.get("trend.axis.date"), words.locale())
                .withZone(workspace.timeZone());
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
                        words.get("storage.key." + facts.key().name().toLowerCase(Locale.ROOT))),
                fact("storage.recorded", count(facts.recorded())),
                fact("storage.dropped", count(facts.dropped())),
                fact("storage.late", count(facts.late())));
    }

    private Fact fact(String key, String text) {
        return new Fact(words.get(key), text);
    }

    private String count(long rows) {
        return numbers.format((double) rows, 0);
    }

    /** What people call a connection that the cache knows by the names of its workspace and its own. */
    String connection(String cached) {
        if (cached.equals(PointKey.LOST)) {
            return words.get("storage.connection.lost");
        }
        int slash = cached.indexOf('/');
        String own = cached.substring(slash + 1);
        return slash < 0 || cached.substring(0, slash).equals(workspace.id())
                ? own
                : words.get("storage.connection.other", own, cached.substring(0, slash));
    }

    /** What there is of a connection, and what will become of it. */
    List<Fact> share(StorageFacts.Share share, long now) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("storage.holds", words.get("storage.points", share.points()) + " · " + newest(share, now)));
        Usage usage = share.usage();
        if (usage == null) {
            return facts;
        }
        Bounds bounds = usage.bounds();
        facts.add(fact(
                "storage.room",
                words.get("storage.room.of", bytes(usage.bytes()), bytes(bounds.bytes()), count(usage.rows()))));
        facts.add(fact("storage.values", since(usage.oldestFine(), bounds.fine())));
        facts.add(fact("storage.minutes", since(usage.oldestCoarse(), bounds.coarse())));
        facts.add(fact("storage.next", next(usage, now)));
        return facts;
    }

    private String since(long day, Duration kept) {
        String bound = words.get("storage.kept", span(kept));
        return day == Long.MAX_VALUE ? bound : words.get("storage.from", day(day)) + " · " + bound;
    }

    private String next(Usage usage, long now) {
        Usage.Drop drop = usage.next();
        if (drop == null) {
            return words.get("storage.next.nothing");
        }
        // Bounds are looked at now and then: what is due is not gone yet.
        String when = drop.at() <= now ? words.get("storage.next.now") : words.get("storage.next.on", day(drop.at()));
        String what = words.get(drop.rowsOnly() ? "storage.next.values" : "storage.next.all", day(drop.from()), when);
        return Double.isInfinite(usage.fullInDays())
                ? what
                : what + " · " + words.get("storage.full", (int) Math.min(100_000, Math.ceil(usage.fullInDays())));
    }

    private String day(long micros) {
        return days.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    /** How long something is kept, as people would say it. */
    String span(Duration kept) {
        long whole = kept.toDays();
        if (whole >= DAYS_OF_YEAR && whole % DAYS_OF_YEAR == 0) {
            return words.get("storage.years", whole / DAYS_OF_YEAR);
        }
        return words.get("storage.days", whole);
    }

    /** What was damaged, and what became of it; a line each, none where nothing was. */
    List<String> damage(StorageFacts facts) {
        List<String> lines = new ArrayList<>();
        Salvaged salvaged = facts.salvaged();
        if (salvaged != null) {
            Report report = salvaged.report();
            lines.add(words.get("storage.salvaged", salvaged.why()));
            lines.add(words.get("storage.aside", salvaged.aside().toString()));
            lines.add(
                    report.unread()
                            ? words.get("storage.saved.nothing")
                            : words.get("storage.saved", count(report.rows()), count(report.lost())));
        }
        lines.addAll(losses(facts.losses(), facts.losses().size()));
        return lines;
    }

    /** What came of a full check, in a sentence. */
    String report(Report report) {
        if (report.unread()) {
            return words.get("storage.check.unread");
        }
        return report.whole()
                ? words.get("storage.check.whole", count(report.rows()))
                : words.get("storage.check.damaged", count(report.count()), count(report.lost()), count(report.rows()));
    }

    /**
     * What is damaged, a line each, the first of them.
     *
     * @param all how many there are
     */
    List<String> losses(List<Loss> losses, long all) {
        List<String> lines = new ArrayList<>();
        losses.stream().limit(MOST_LOSSES).map(this::loss).forEach(lines::add);
        if (all > lines.size()) {
            lines.add(words.get("storage.losses.more", count(all - lines.size())));
        }
        return lines;
    }

    private String loss(Loss loss) {
        List<String> parts = new ArrayList<>();
        PointKey point = loss.point();
        if (point != null) {
            parts.add(connection(point.connection()) + " · " + point.device() + '#' + point.name());
        }
        parts.add(loss.what());
        if (loss.from() != Long.MIN_VALUE && loss.to() != Long.MAX_VALUE) {
            String from = day(loss.from());
            // What ends at midnight ends with the day before.
            String to = day(loss.to() - 1);
            parts.add(from.equals(to) ? from : words.get("trend.span", from, to));
        }
        if (loss.rows() > 0) {
            parts.add(words.get("storage.loss.rows", count(loss.rows())));
        }
        return String.join(" · ", parts);
    }

    private String newest(StorageFacts.Share share, long now) {
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
        boolean tenths = unit > 0 && amount < TENTHS_BELOW && Math.round(amount * TENTHS) % TENTHS != 0;
        return words.get(UNITS[unit], numbers.format(amount, tenths ? 1 : 0));
    }
}
