package dev.andon.ui.devices;

import java.util.Locale;

/** The columns of the table, in their order. */
enum Column {
    NAME(130, 3, 1, false, false, true),
    HEALTH(116, 1, 2, false, true, true),
    KEY(120, 1, 4, true, true, true),
    CONTACT(104, 0, 3, true, true, true),
    PLACE(130, 3, 5, false, false, true),
    TYPE(110, 2, 6, false, false, true),
    BATTERY(76, 0, 7, true, true, true),
    SIGNAL(84, 0, 8, true, true, true),
    FIRMWARE(84, 1, 9, false, true, true),
    CONNECTION(96, 1, 10, false, false, true),
    POINTS(64, 0, 11, true, false, true),
    ID(150, 3, 12, false, false, false);

    private final double narrowest;
    private final double share;
    private final int rank;
    private final boolean right;
    private final boolean live;
    private final boolean atFirst;

    /**
     * A column.
     *
     * @param narrowest width, px
     * @param share of the room that is left when every column has its narrowest
     * @param rank the higher, the sooner it goes where there is no room
     * @param right whether it ends in one line, as numbers do
     * @param live whether it changes while one looks
     * @param atFirst whether it is shown until somebody chooses
     */
    Column(double narrowest, double share, int rank, boolean right, boolean live, boolean atFirst) {
        this.narrowest = narrowest;
        this.share = share;
        this.rank = rank;
        this.right = right;
        this.live = live;
        this.atFirst = atFirst;
    }

    double narrowest() {
        return narrowest;
    }

    double share() {
        return share;
    }

    int rank() {
        return rank;
    }

    boolean right() {
        return right;
    }

    boolean live() {
        return live;
    }

    boolean atFirst() {
        return atFirst;
    }

    /** Its name in files, in lower case. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of its title. */
    String key() {
        return "devices.column." + word();
    }
}
