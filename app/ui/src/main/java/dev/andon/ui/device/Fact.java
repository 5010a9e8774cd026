package dev.andon.ui.device;

/**
 * One thing that is known of a device.
 *
 * @param key of the words that name it
 * @param text what it is, in the words of the screen
 * @param grey whether it is not what the plant says now
 */
record Fact(String key, String text, boolean grey) {

    Fact(String key, String text) {
        this(key, text, false);
    }
}
