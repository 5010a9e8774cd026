package dev.andon.ui.devices;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Point;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.ui.text.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Devices as comma-separated values (RFC 4180, in UTF-8): the columns that are shown, each value with its unit and quality beside it, times in UTC.
 * A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection). FX thread.
 */
final class DeviceCsv {

    /** By this spreadsheets know that it is UTF-8. */
    static final String MARK = "\uFEFF";

    // So many devices take a millisecond or two.
    private static final int PIECE = 500;
    private static final String LINE_END = "\r\n";
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final Monitor monitor;
    private final CellTexts texts;
    private final RowOrder order;
    private final Words words;
    private final LiveValue value = new LiveValue();

    DeviceCsv(Monitor monitor, DeviceRows rows, CellTexts texts, Words words) {
        this.monitor = monitor;
        this.texts = texts;
        this.order = rows.order();
        this.words = words;
    }

    /** The whole file, piece by piece: what a piece says is looked up when it is asked for, so that nothing need stand still for 100,000 devices. */
    Iterator<String> of(List<Column> columns, int[] handles, long now) {
        List<Column> all = new ArrayList<>(columns);
        if (!all.contains(Column.ID)) {
            // Names may be the same in two places; whoever works on with the file needs to tell them apart.
            all.addFirst(Column.ID);
        }
        StringBuilder head = new StringBuilder(MARK);
        line(head, all.stream().flatMap(column -> heads(column).stream()).toList());
        Stream<String> pieces = IntStream.range(0, Math.ceilDiv(handles.length, PIECE))
                .mapToObj(piece -> {
                    int from = piece * PIECE;
                    return lines(all, Arrays.copyOfRange(handles, from, Math.min(from + PIECE, handles.length)), now);
                });
        return Stream.concat(Stream.of(head.toString()), pieces).iterator();
    }

    private String lines(List<Column> columns, int[] handles, long now) {
        StringBuilder csv = new StringBuilder();
        for (int handle : handles) {
            List<String> fields = new ArrayList<>();
            columns.forEach(column -> add(column, handle, now, fields));
            line(csv, fields);
        }
        return csv.toString();
    }

    private List<String> heads(Column column) {
        String title = words.get(column.key());
        return switch (column) {
            case KEY, BATTERY, SIGNAL ->
                List.of(title, words.get("devices.csv.unit", title), words.get("devices.csv.quality", title));
            // The times of a file are worked on elsewhere: it says of which zone they are.
            case CONTACT -> List.of(words.get("devices.csv.utc", title));
            default -> List.of(title);
        };
    }

    private void add(Column column, int handle, long now, List<String> fields) {
        switch (column) {
            case KEY, BATTERY, SIGNAL -> addValue(texts.point(column, handle), fields);
            case CONTACT -> {
                long contact = order.contact(handle);
                fields.add(contact == SampleBatch.NO_TIME ? "" : time(contact));
            }
            case HEALTH -> fields.add(words.get(order.condition(handle).key()));
            case POINTS -> fields.add(Integer.toString(monitor.points().pointsOf(handle).length));
            default -> fields.add(guarded(texts.text(column, handle, now)));
        }
    }

    private void addValue(int handle, List<String> fields) {
        boolean heard = handle >= 0 && monitor.live().read(handle, value);
        if (!heard) {
            fields.addAll(List.of("", "", ""));
            return;
        }
        Point point = monitor.points().point(handle);
        String text = value.text();
        fields.add(text == null ? number(value.number()) : guarded(text));
        fields.add(guarded(point.unit().symbol()));
        fields.add(value.quality().name().toLowerCase(Locale.ROOT));
    }

    private static String number(double number) {
        String plain = Double.toString(number);
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }

    private static String time(long micros) {
        return Instant.EPOCH
                .plus(micros, ChronoUnit.MICROS)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    private static String guarded(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? '\'' + text : text;
    }

    private static void line(StringBuilder csv, List<String> fields) {
        csv.append(fields.stream().map(field -> field(field)).collect(Collectors.joining(",")))
                .append(LINE_END);
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(sign -> sign == ',' || sign == '"' || sign == '\r' || sign == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
