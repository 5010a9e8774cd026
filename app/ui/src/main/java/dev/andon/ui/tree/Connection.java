package dev.andon.ui.tree;

/** How a device can be reached, as a person counts: every device is in exactly one of these. */
public enum Connection {
    /** Something of it is live. */
    CONNECTED,
    /** It said that it sleeps: its silence is no fault. */
    ASLEEP,
    /** Nothing was heard of it yet, and it is too early to miss it. */
    AWAITED,
    /** Nothing of it is live, or it is said to be gone. */
    UNHEARD
}
