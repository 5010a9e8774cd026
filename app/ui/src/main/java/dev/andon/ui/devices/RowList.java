package dev.andon.ui.devices;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;

/** The rows as a list to look at: nothing is copied, and a number becomes an object only while it is in sight. FX thread. */
final class RowList extends ObservableListBase<Integer> {

    private final DeviceRows rows;
    private int told;

    RowList(DeviceRows rows) {
        this.rows = rows;
        this.told = rows.size();
    }

    @Override
    public Integer get(int index) {
        return index < rows.size() ? rows.row(index) : -1;
    }

    @Override
    public int size() {
        return told;
    }

    /** Tells whoever looks that any row may be another one now. */
    void renew() {
        int before = told;
        told = rows.size();
        beginChange();
        nextReplace(0, told, gone(before));
        endChange();
    }

    /** Nobody asks what stood where before, only how much. */
    private static List<Integer> gone(int count) {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return -1;
            }

            @Override
            public int size() {
                return count;
            }
        };
    }
}
