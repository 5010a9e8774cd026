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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file that is imported.
 *
 * @param connection null: none is named
 * @param kind null: none is named, the value tells
 * @param unit NONE: none is named
 * @param time microseconds since 1970 UTC
 * @param gap why nothing is known from then on; null: it is a sample
 * @param commas whether numbers may have a comma for their point
 */
record ImportLine(
        @Nullable String connection,
        PointId point,
        @Nullable Kind kind,
        Unit unit,
        long time,
        String value,
        Quality quality,
        @Nullable GapCause gap,
        boolean commas) {

    /** Columns that a file without a header has, in this order; the last may be missing. */
    static final List<String> USUAL = List.of("device", "point", "time", "value", "quality");

    /** What may stand between the cells of a line; a comma where nothing tells. */
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private static final int LEAST_CELLS = 4;
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");

    /** What stands between the cells of a file, as its first line tells: what makes a header of it, else enough cells. */
    static char separator(String first) {
        return Stream.<Predicate<List<String>>>of(
                        cells -> header(cells).isPresent(), cells -> cells.size() >= LEAST_CELLS)
                .flatMap(fits -> SEPARATORS.stream().filter(one -> {
                    List<String> cells = cells(first, one);
                    return cells != null && fits.test(cells);
                }))
                .findFirst()
                .orElse(SEPARATORS.getFirst());
    }

    /** The columns of a header; empty when the line is none. */
    static Optional<List<String>> header(List<String> cells) {
        List<String> names = cells.stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        boolean all = names.containsAll(USUAL.subList(0, LEAST_CELLS));
        return all ? Optional.of(names) : Optional.empty();
    }

    /**
     * Reads one.
     *
     * @param separator what stands between its cells
     * @throws Wrong when it cannot be read
     */
    static ImportLine read(List<String> columns, List<String> cells, char separator, ZoneId zone) {
        if (cells.size() < LEAST_CELLS || cells.size() > Math.max(columns.size(), USUAL.size())) {
            String name = separator == ',' ? "commas" : separator == ';' ? "semicolons" : "tabs";
            throw new Wrong(
                    cells.size() == 1
                            ? "there are no " + name + " in the line"
                            : "the line has " + cells.size() + " cells",
                    "write " + String.join(", ", columns) + " in each line, with " + name + " between them");
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
                gap.isEmpty() ? null : gap(gap),
                // Between commas it would be two cells.
                separator != ',');
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
            return Double.isFinite(parsed()) ? Kind.NUMBER : Kind.TEXT;
        } catch (NumberFormatException e) {
            return Kind.TEXT;
        }
    }

    private double parsed() {
        String text = value.strip();
        return Double.parseDouble(commas && WITH_COMMA.matcher(text).matches() ? text.replace(',', '.') : text);
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
                    double number = parsed();
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
     * The cells of a line of CSV (RFC 4180, with a comma for separator).
     *
     * @return null: the line ends within quotes, and goes on in the next
     */
    static @Nullable List<String> cells(String line, char separator) {
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
            } else if (c == separator && !quoted) {
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
