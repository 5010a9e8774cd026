package dev.andon.ui.search;

/**
 * Something that was found.
 *
 * @param title what a person calls it
 * @param detail where it is, or what it is
 * @param open goes there, or does it
 */
record Hit(Kind kind, String title, String detail, Runnable open) {

    /** What it is; of two that fit alike, the earlier kind comes first. */
    enum Kind {
        PLACE,
        DEVICE,
        POINT,
        SCREEN,
        ACTION
    }
}
