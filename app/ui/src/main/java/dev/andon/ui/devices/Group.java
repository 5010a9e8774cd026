package dev.andon.ui.devices;

/** Devices that have something in common, under one row. */
final class Group {

    private final String key;
    private final String title;
    private final boolean open;
    private int size;
    private Condition worst = Condition.LIVE;

    /**
     * An empty group.
     *
     * @param key the same whenever the rows are gathered anew
     * @param title empty: of these devices it is not known
     */
    Group(String key, String title, boolean open) {
        this.key = key;
        this.title = title;
        this.open = open;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    boolean open() {
        return open;
    }

    int size() {
        return size;
    }

    /** How the worst of its devices fares, as of the last gathering. */
    Condition worst() {
        return worst;
    }

    void add(Condition fares) {
        size++;
        if (fares.compareTo(worst) < 0) {
            worst = fares;
        }
    }
}
