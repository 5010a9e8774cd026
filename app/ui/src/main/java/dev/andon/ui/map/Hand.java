package dev.andon.ui.map;

/** What happens to markers that are dragged or nudged, while that is allowed. FX thread. */
interface Hand {

    /** A marker is under the hand now and follows it, in units of the world. */
    void drag(Marker marker, double x, double y);

    /** It was let go. */
    void drop(Marker marker);
}
