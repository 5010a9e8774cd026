package dev.andon.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks over alarm rules. */
final class RuleReader {

    private static final List<String> BY_NUMBER =
            List.of("high-high", "high", "low", "low-low", "rate", "deviation", "count");
    private static final List<String> BY_TIME = List.of("no-data", "frozen", "offline");
    private static final List<String> KINDS = List.of(
            "high-high",
            "high",
            "low",
            "low-low",
            "rate",
            "deviation",
            "state",
            "count",
            "no-data",
            "frozen",
            "offline",
            "expression");

    private final Map<String, String> taken = new HashMap<>();

    void read(Mapping keys) {
        String id = keys.needed("id", Written::id);
        if (id != null) {
            String first = taken.putIfAbsent(id, keys.file().where(keys.node()));
            if (first != null) {
                keys.mistake("id", "the id " + id + " is taken by " + first, "give one of them another id");
            }
        }
        keys.needed("points", Written::points);
        String kind = keys.needed("kind", text -> Mapping.choose("kind", text, KINDS));
        limit(keys, kind == null ? "" : kind);
        keys.number("deadband");
        keys.text("onDelay", Written::delay);
        keys.text("offDelay", Written::delay);
        keys.whole("priority", 1, 4);
        keys.text("title");
        keys.text("message");
        keys.text("expression", Written::expression);
        keys.mapping("record").ifPresent(RuleReader::rationalisation);
        keys.end();
    }

    private static void limit(Mapping keys, String kind) {
        if (BY_NUMBER.contains(kind)) {
            keys.number("limit");
        } else if (BY_TIME.contains(kind)) {
            keys.text("limit", Written::duration);
        } else {
            keys.node("limit");
        }
        if (!keys.has("limit") && (BY_NUMBER.contains(kind) || kind.equals("no-data") || kind.equals("frozen"))) {
            keys.file()
                    .mistake(
                            keys.node(),
                            "a rule of kind " + kind + " needs a limit",
                            BY_TIME.contains(kind) ? "add limit: 30s" : "add limit: with a number");
        }
        if (kind.equals("expression") && !keys.has("expression")) {
            keys.file()
                    .mistake(
                            keys.node(),
                            "a rule of kind expression needs one",
                            "add expression: with a CEL expression");
        }
    }

    private static void rationalisation(Mapping entry) {
        List.of("cause", "consequence", "action", "owner").forEach(entry::text);
        entry.text("respondWithin", Written::duration);
        entry.end();
    }
}
