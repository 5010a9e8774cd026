package dev.andon.ui.devices;

import java.util.Locale;

/** What the rows are gathered by. */
enum Grouping {
    NONE,
    SITE,
    TYPE,
    FIRMWARE,
    HEALTH;

    /** Whether devices go from one group to another while one looks. */
    boolean live() {
        return this == FIRMWARE || this == HEALTH;
    }

    /** Key of the words that say it. */
    String key() {
        return "devices.group." + name().toLowerCase(Locale.ROOT);
    }
}
