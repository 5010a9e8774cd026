package dev.andon.ui.matrix;

/**
 * Devices that have the same points.
 *
 * @param key the same for all of them: the id of their profile, or without one the names of their points
 * @param title what people call one of them, or what they tell
 * @param devices how many there are
 */
record DeviceType(String key, String title, int devices) {}
