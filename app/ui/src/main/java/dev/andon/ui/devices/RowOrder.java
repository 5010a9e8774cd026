package dev.andon.ui.devices;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.runtime.LiveTable;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Vital;
import dev.andon.ui.quality.Standing;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.tree.NaturalOrder;

/**
 * Sorts devices by a column: numbers as numbers, names in their natural order, what is not known last whichever way round. FX thread.
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
        String[] names = new String[max(handles) + 1];
        for (int handle : handles) {
            names[handle] = facts.order(handle);
        }
        StableSort.sort(handles, (left, right) -> {
            int byName = names[left].compareTo(names[right]);
            return byName != 0 ? byName : NaturalOrder.INSTANCE.compare(facts.path(left), facts.path(right));
        });
    }

    /**
     * By a column; what is equal stays as it stood.
     *
     * @param byName not changed
     */
    int[] by(Column column, boolean descending, int[] byName) {
        if (column == Column.NAME && !descending) {
            return byName.clone();
        }
        if (column == Column.ID) {
            return byId(descending, byName);
        }
        SortKeys keys = keys(column, byName);
        keys.read(byName.length);
        return keys.sort(descending);
    }

    /** What a column says of each of them, yet to be read. */
    SortKeys keys(Column column, int[] byName) {
        return new SortKeys(new Cells(column), byName);
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
        Standing standing = tree.standing(device);
        // Asked only where it matters: every point of the device would be looked at.
        boolean heard = standing != Standing.NEVER_HEARD || tree.heard(device);
        return Condition.of(standing, heard, monitor.presence(device));
    }

    /** Ids are all different: each has a key of its own. */
    private int[] byId(boolean descending, int[] byName) {
        String[] keys = new String[max(byName) + 1];
        for (int handle : byName) {
            keys[handle] = NaturalKey.of(facts.device(handle).id());
        }
        int[] handles = byName.clone();
        int sign = descending ? -1 : 1;
        StableSort.sort(handles, (left, right) -> sign * keys[left].compareTo(keys[right]));
        return handles;
    }

    private double number(int point) {
        boolean heard = point >= 0 && monitor.live().read(point, value);
        return heard && value.kind() != Kind.TEXT ? value.number() : Double.NaN;
    }

    /** The newest first: a small age. */
    private static double age(long contact) {
        return contact == SampleBatch.NO_TIME ? Double.NaN : -contact;
    }

    private static int max(int[] handles) {
        int max = -1;
        for (int handle : handles) {
            max = Math.max(max, handle);
        }
        return max;
    }

    /** What stands in a column. */
    private final class Cells implements SortKeys.Source {

        private final Column column;

        private Cells(Column column) {
            this.column = column;
        }

        @Override
        public boolean texts() {
            return switch (column) {
                case PLACE, TYPE, FIRMWARE, CONNECTION, ID -> true;
                case NAME, HEALTH, CONTACT, KEY, BATTERY, SIGNAL, POINTS -> false;
            };
        }

        @Override
        public String text(int handle) {
            return switch (column) {
                case PLACE -> facts.path(handle);
                case TYPE -> facts.type(handle);
                case FIRMWARE -> facts.firmware(handle);
                case CONNECTION -> facts.device(handle).connection();
                default -> facts.device(handle).id();
            };
        }

        @Override
        public double number(int handle, int place) {
            return switch (column) {
                case HEALTH -> condition(handle).ordinal();
                case CONTACT -> age(contact(handle));
                case KEY -> RowOrder.this.number(facts.key(handle));
                case BATTERY -> RowOrder.this.number(facts.vital(handle, Vital.BATTERY));
                case SIGNAL -> RowOrder.this.number(facts.vital(handle, Vital.SIGNAL));
                case POINTS -> monitor.points().pointsOf(handle).length;
                default -> place;
            };
        }
    }
}
