package dev.andon.ui.tree;

/** How a device fares as a whole, by the qualities of its points. */
public enum DeviceState {
    /** Nothing was heard of it but what may be of any age. */
    UNKNOWN,
    /** Something is live, and nothing has fallen silent. */
    LIVE,
    /** Something is live, and something has fallen silent. */
    PARTLY,
    /** Nothing is live any more. */
    SILENT;

    /** Whether something that should speak does not. */
    public boolean troubled() {
        return this == PARTLY || this == SILENT;
    }

    static DeviceState of(int live, int silent) {
        if (silent == 0) {
            return live > 0 ? LIVE : UNKNOWN;
        }
        return live > 0 ? PARTLY : SILENT;
    }
}
