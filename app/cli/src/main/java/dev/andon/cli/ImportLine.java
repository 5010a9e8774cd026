package dev.andon.cli;

import dev.andon.cache.GapCause;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import dev.andon.runtime.Wrong;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file that is imported.
 *
 * @param connection null: none is named
 * @param kind null: none is named, the value tells
 * @param unit NONE: none is named
 * @param time microseconds since 1970 UTC
 * @param gap why nothing is known from then on; null: it is a sample
 */
record ImportLine(
        @Nullable String connection,
        PointId point,
        @Nullable Kind kind,
        Unit unit,
        long time,
        String value,
        Quality quality,
        @Nullable GapCause gap) {

    /** Columns that a file without a header has, in this order; the last may be missing. */
    static final List<String> USUAL = List.of("device", "point", "time", "value", "quality");

    /** The columns of a header; empty when the line is none. */
    static Optional<List<String>> header(List<String> cells) {
        List<String> names = cells.stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        boolean all = names.containsAll(USUAL.subList(0, 4));
        return all ? Optional.of(names) : Optional.empty();
    }

    /**
     * Reads one.
     *
     * @throws Wrong when it cannot be read
     */
    static ImportLine read(List<String> columns, List<String> cells, ZoneId zone) {
        if (cells.size() < 4 || cells.size() > Math.max(columns.size(), USUAL.size())) {
            throw new Wrong(
                    "the line has " + cells.size() + " cells", "write " + String.join(",", columns) + " in each line");
        }
        String connection = cell(columns, cells, "connection");
        String gap = cell(columns, cells, "gap").strip();
        return new ImportLine(
                connection.isEmpty() ? null : connection,
                point(cell(columns, cells, "device"), cell(columns, cells, "point")),
                kind(cell(columns, cells, "kind")),
                new Unit(cell(columns, cells, "unit")),
                time(cell(columns, cells, "time"), zone),
                cell(columns, cells, "value"),
                // Of a gap it says nothing.
                gap.isEmpty() ? quality(cell(columns, cells, "quality")) : Quality.NOT_CONNECTED,
                gap.isEmpty() ? null : gap(gap));
    }

    private static @Nullable Kind kind(String text) {
        return text.isEmpty()
                ? null
                : Kind.named(text)
                        .orElseThrow(() -> new Wrong("there is no kind '" + text + "'", "use number, flag or text"));
    }

    private static GapCause gap(String text) {
        try {
            return GapCause.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Wrong(
                    "there is no gap '" + text + "'", "use one that andon export writes, such as LINK_LOST or SILENT");
        }
    }

    private static String cell(List<String> columns, List<String> cells, String name) {
        int at = columns.indexOf(name);
        return at < 0 || at >= cells.size() ? "" : cells.get(at);
    }

    private static PointId point(String device, String name) {
        try {
            return new PointId(device, name);
        } catch (IllegalArgumentException e) {
            throw new Wrong(String.valueOf(e.getMessage()), "give every line its device and point");
        }
    }

    private static long time(String text, ZoneId zone) {
        try {
            return Moment.parse(text, zone, 0);
        } catch (IllegalArgumentException e) {
            throw new Wrong("'" + text + "' is no time", "write it like 2026-11-22T14:00:00Z");
        }
    }

    private static Quality quality(String text) {
        if (text.isBlank()) {
            return Quality.GOOD_BACKFILL;
        }
        try {
            Quality quality = Quality.valueOf(text.strip().toUpperCase(Locale.ROOT));
            // True of its time, and delivered late.
            return quality == Quality.GOOD ? Quality.GOOD_BACKFILL : quality;
        } catch (IllegalArgumentException e) {
            throw new Wrong("there is no quality '" + text + "'", "use GOOD, UNCERTAIN or BAD, or leave it out");
        }
    }

    /** The kind of the value, where nobody says it. */
    Kind guessedKind() {
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return Kind.FLAG;
        }
        try {
            return Double.isFinite(Double.parseDouble(value)) ? Kind.NUMBER : Kind.TEXT;
        } catch (NumberFormatException e) {
            return Kind.TEXT;
        }
    }

    /**
     * The value as the cache takes it: 1 or 0 for a flag, 0 for a text.
     *
     * @throws Wrong when it is none of this kind
     */
    double number(Kind wanted) {
        if (quality == Quality.BAD && value.isEmpty()) {
            return 0;
        }
        return switch (wanted) {
            case TEXT -> 0;
            case FLAG -> {
                if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                    throw new Wrong("'" + value + "' is no flag", "the values of " + point + " are true or false");
                }
                yield value.equalsIgnoreCase("true") ? 1 : 0;
            }
            case NUMBER -> {
                try {
                    double number = Double.parseDouble(value);
                    if (Double.isFinite(number)) {
                        yield number;
                    }
                } catch (NumberFormatException e) {
                    // Told below, like what is not finite.
                }
                throw new Wrong("'" + value + "' is no number", "the values of " + point + " are numbers");
            }
        };
    }

    /**
     * The cells of a line of CSV (RFC 4180).
     *
     * @return null: the line ends within quotes, and goes on in the next
     */
    static @Nullable List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return quoted ? null : cells;
    }
}
