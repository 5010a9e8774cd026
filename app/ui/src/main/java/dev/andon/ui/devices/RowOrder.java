package dev.andon.ui.devices;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.PointTable;
import dev.andon.runtime.Vital;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.tree.NaturalOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Sorts devices by a column: numbers as numbers, names in their natural order, what is not known last whichever way round. Every value is read once
 * before sorting begins, so that values that change meanwhile do no harm. FX thread.
 */
final class RowOrder {

    private final DeviceFacts facts;
    private final Monitor monitor;
    private final DeviceTree tree;
    private final LiveValue value = new LiveValue();

    RowOrder(DeviceFacts facts, Monitor monitor, DeviceTree tree) {
        this.facts = facts;
        this.monitor = monitor;
        this.tree = tree;
    }

    /** By name. */
    void byName(int[] handles) {
        StableSort.sort(handles, (left, right) -> facts.order(left).compareTo(facts.order(right)));
    }

    /**
     * By a column; what is equal stays as it stood.
     *
     * @param handles by name
     */
    void by(Column column, boolean descending, int[] handles) {
        if (column == Column.NAME && !descending) {
            return;
        }
        if (column == Column.ID) {
            byId(descending, handles);
            return;
        }
        double[] keys = keys(column, handles);
        // What is not known is last either way.
        double sign = descending ? -1 : 1;
        for (int index = 0; index < keys.length; index++) {
            keys[index] = Double.isNaN(keys[index]) ? Double.POSITIVE_INFINITY : sign * keys[index];
        }
        double[] byHandle = new double[max(handles) + 1];
        for (int index = 0; index < handles.length; index++) {
            byHandle[handles[index]] = keys[index];
        }
        StableSort.sort(handles, (left, right) -> Double.compare(byHandle[left], byHandle[right]));
    }

    /** When something of a device was received last, microseconds since 1970 UTC; {@link SampleBatch#NO_TIME}: never. */
    long contact(int device) {
        LiveTable live = monitor.live();
        long newest = SampleBatch.NO_TIME;
        for (int point : monitor.points().pointsOf(device)) {
            if (live.read(point, value) && value.receivedTime() > newest) {
                newest = value.receivedTime();
            }
        }
        return newest;
    }

    Condition condition(int device) {
        return Condition.of(tree.standing(device), monitor.presence(device));
    }

    /** Ids are all different: each has a key of its own. */
    private void byId(boolean descending, int[] handles) {
        String[] keys = new String[max(handles) + 1];
        for (int handle : handles) {
            keys[handle] = NaturalKey.of(facts.device(handle).id());
        }
        int sign = descending ? -1 : 1;
        StableSort.sort(handles, (left, right) -> sign * keys[left].compareTo(keys[right]));
    }

    private double[] keys(Column column, int[] handles) {
        return switch (column) {
            case NAME -> places(handles);
            case PLACE -> ranks(handles, facts::path);
            case TYPE -> ranks(handles, facts::type);
            case FIRMWARE -> ranks(handles, facts::firmware);
            case CONNECTION -> ranks(handles, handle -> facts.device(handle).connection());
            default -> numbers(column, handles);
        };
    }

    private double[] numbers(Column column, int[] handles) {
        PointTable points = monitor.points();
        double[] keys = new double[handles.length];
        for (int index = 0; index < keys.length; index++) {
            int handle = handles[index];
            keys[index] = switch (column) {
                case HEALTH -> condition(handle).ordinal();
                case CONTACT -> age(contact(handle));
                case KEY -> number(facts.key(handle));
                case BATTERY -> number(facts.vital(handle, Vital.BATTERY));
                case SIGNAL -> number(facts.vital(handle, Vital.SIGNAL));
                default -> points.pointsOf(handle).length;
            };
        }
        return keys;
    }

    /** The newest first: a small age. */
    private static double age(long contact) {
        return contact == SampleBatch.NO_TIME ? Double.NaN : -contact;
    }

    private double number(int point) {
        boolean heard = point >= 0 && monitor.live().read(point, value);
        return heard && value.kind() != Kind.TEXT ? value.number() : Double.NaN;
    }

    private static double[] places(int[] handles) {
        double[] keys = new double[handles.length];
        for (int index = 0; index < keys.length; index++) {
            keys[index] = index;
        }
        return keys;
    }

    /** The place of each one's text among all of them: many have the same, so that few are compared. */
    private static double[] ranks(int[] handles, IntFunction<String> text) {
        String[] texts = new String[handles.length];
        Map<String, Integer> rank = new HashMap<>();
        for (int index = 0; index < texts.length; index++) {
            texts[index] = text.apply(handles[index]);
            rank.put(texts[index], 0);
        }
        List<String> sorted = new ArrayList<>(rank.keySet());
        sorted.sort(NaturalOrder.INSTANCE);
        for (int place = 0; place < sorted.size(); place++) {
            rank.put(sorted.get(place), place);
        }
        double[] keys = new double[texts.length];
        for (int index = 0; index < keys.length; index++) {
            Integer place = texts[index].isEmpty() ? null : rank.get(texts[index]);
            keys[index] = place == null ? Double.NaN : place;
        }
        return keys;
    }

    private static int max(int[] handles) {
        int max = -1;
        for (int handle : handles) {
            max = Math.max(max, handle);
        }
        return max;
    }
}
