package dev.andon.ui.matrix;

import dev.andon.model.Kind;
import dev.andon.model.Point;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.PointTable;
import dev.andon.runtime.Profile;
import dev.andon.ui.tree.NaturalOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * What stands in which row and column: the devices of one type, and the points they have in common by name. Devices of several types are shown one
 * type at a time, at first the most frequent. Knows no toolkit; by one thread.
 */
final class MatrixModel {

    /** So many devices are set side by side; nobody compares more. */
    static final int MOST_DEVICES = 10_000;

    private static final int MOST_COLUMNS = 100;
    // A type's points are learnt from so many of its devices.
    private static final int LOOKED_AT = 200;
    private static final int NONE = -1;
    // A type without a profile is called by so many of its points.
    private static final int NAMED = 3;
    private static final String NAMES = ", ";

    private final PointTable points;
    private final LiveTable live;
    private final IntFunction<int[]> order;
    private final Map<String, String> titles = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final LiveValue value = new LiveValue();
    private int[] devices = {};
    private List<DeviceType> types = List.of();
    private String wanted = "";
    private boolean chosen;
    private int[] rows = {};
    private int all;
    private List<MatrixColumn> columns = List.of();
    private final Map<String, Integer> columnOf = new HashMap<>();
    private int sorted = NONE;
    private boolean descending;

    /** @param order the handles of a device's points as people want to see them */
    MatrixModel(PointTable points, LiveTable live, Collection<Profile> profiles, IntFunction<int[]> order) {
        this.points = points;
        this.live = live;
        this.order = order;
        profiles.forEach(profile -> titles.put(profile.id(), profile.title()));
    }

    /** Sets these devices side by side. */
    void show(int[] handles) {
        devices = handles;
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int handle : handles) {
            counts.merge(typeOf(handle), 1, Integer::sum);
        }
        types = counts.entrySet().stream()
                .map(entry -> new DeviceType(entry.getKey(), title(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingInt(DeviceType::devices).reversed())
                .toList();
        if (!types.isEmpty() && !(chosen && counts.containsKey(wanted))) {
            wanted = types.getFirst().key();
            chosen = false;
        }
        gather();
    }

    /** Shows the devices of another type from now on. */
    void choose(DeviceType type) {
        wanted = type.key();
        chosen = true;
        sorted = NONE;
        gather();
    }

    /** The types of the devices, the most frequent first. */
    List<DeviceType> types() {
        return types;
    }

    boolean shows(DeviceType type) {
        return type.key().equals(wanted);
    }

    int rows() {
        return rows.length;
    }

    /** How many devices of the type there are, shown or not. */
    int all() {
        return all;
    }

    /** The handle of a row's device. */
    int device(int row) {
        return rows[row];
    }

    /** Whether another device shown has the same title. */
    boolean ambiguous(int row) {
        return ambiguous.contains(points.device(rows[row]).title());
    }

    /** The row of a device; -1: it has none. */
    int rowOf(int device) {
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] == device) {
                return row;
            }
        }
        return NONE;
    }

    List<MatrixColumn> columns() {
        return columns;
    }

    /** The handles of a row's points by column; -1 where the device has no such point. */
    int[] points(int row) {
        int[] found = new int[columns.size()];
        Arrays.fill(found, NONE);
        for (int point : points.pointsOf(rows[row])) {
            Integer column = columnOf.get(key(points.point(point)));
            if (column != null) {
                found[column] = point;
            }
        }
        return found;
    }

    /** The column that the rows are sorted by; -1: by name. */
    int sorted() {
        return sorted;
    }

    boolean descending() {
        return descending;
    }

    /** Sorts by what a column says now, largest first, the second time smallest first, the third time by name again. Rows do not move by themselves. */
    void sortBy(int column) {
        if (sorted != column) {
            sorted = column;
            descending = true;
        } else if (descending) {
            descending = false;
        } else {
            sorted = NONE;
        }
        sort();
    }

    private void gather() {
        String sortedBy = sorted < 0 ? "" : key(columns.get(sorted).first());
        int[] before = rows;
        int[] same = Arrays.stream(devices)
                .filter(handle -> typeOf(handle).equals(wanted))
                .toArray();
        all = same.length;
        rows = Arrays.copyOf(same, Math.min(all, MOST_DEVICES));
        tellApart();
        learnColumns();
        sorted = columnOf.getOrDefault(sortedBy, NONE);
        if (sorted < 0) {
            sort();
        } else {
            keep(before);
        }
    }

    /** Notes which titles are not enough to tell one device from another. */
    private void tellApart() {
        Set<String> seen = new HashSet<>();
        ambiguous.clear();
        for (int row : rows) {
            String title = points.device(row).title();
            if (!seen.add(title)) {
                ambiguous.add(title);
            }
        }
    }

    private void learnColumns() {
        List<MatrixColumn> found = new ArrayList<>();
        columnOf.clear();
        for (int row = 0; row < Math.min(rows.length, LOOKED_AT); row++) {
            for (int handle : order.apply(rows[row])) {
                Point point = points.point(handle);
                if (found.size() < MOST_COLUMNS && columnOf.putIfAbsent(key(point), found.size()) == null) {
                    found.add(new MatrixColumn(point.id().point(), point));
                }
            }
        }
        columns = List.copyOf(found);
    }

    /** Sorted by what they said when somebody asked, rows stay where they were; what is new comes last. */
    private void keep(int[] before) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int row = 0; row < before.length; row++) {
            places.put(before[row], row);
        }
        rows = Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparing((Integer handle) -> places.getOrDefault(handle, Integer.MAX_VALUE))
                        .thenComparing(byName()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void sort() {
        Integer[] boxed = Arrays.stream(rows).boxed().toArray(Integer[]::new);
        Arrays.sort(boxed, byName());
        if (sorted >= 0) {
            Map<Integer, Double> keys = new HashMap<>();
            for (int row = 0; row < rows.length; row++) {
                keys.put(rows[row], number(points(row)[sorted]));
            }
            Comparator<Double> direction = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
            // What is not known stands last, either way.
            Comparator<Double> known =
                    Comparator.comparing((Double key) -> key.isNaN()).thenComparing(direction);
            Arrays.sort(boxed, Comparator.comparing(keys::get, known));
        }
        rows = Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
    }

    private Comparator<Integer> byName() {
        Comparator<Integer> title =
                Comparator.comparing(handle -> points.device(handle).title(), NaturalOrder.INSTANCE);
        return title.thenComparing(handle -> points.device(handle).id(), NaturalOrder.INSTANCE);
    }

    private double number(int point) {
        boolean known = point >= 0 && live.read(point, value) && value.quality().live();
        return known && value.kind() != Kind.TEXT ? value.number() : Double.NaN;
    }

    /** What has another unit is another column, whatever it is called: 72 degrees of one kind are not 72 of the other. */
    private static String key(Point point) {
        return point.id().point() + ' ' + point.unit().code();
    }

    /** The id of its profile, else the names of its points in the order of the alphabet. */
    private String typeOf(int device) {
        String profile = points.device(device).profile();
        if (profile != null) {
            return profile;
        }
        return Arrays.stream(points.pointsOf(device))
                .mapToObj(point -> points.point(point).id().point())
                .sorted()
                .collect(Collectors.joining(NAMES));
    }

    /** What the profile calls its devices, else the first few of their points. */
    private String title(String type) {
        List<String> names = List.of(type.split(NAMES));
        String some = String.join(NAMES, names.subList(0, Math.min(names.size(), NAMED)));
        return titles.getOrDefault(type, names.size() > NAMED ? some + NAMES + "\u2026" : some);
    }
}
