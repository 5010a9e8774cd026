package dev.andon.cache;

import dev.andon.model.Kind;

/**
 * Which point something is of.
 *
 * @param connection the name of the connection it was heard on
 * @param device its device's id
 * @param name its name within the device
 * @param kind of its values; a point that changes its kind is another one here
 */
public record PointKey(String connection, String device, String name, Kind kind) {

    /** What the connection is called of points whose names were damaged: what they recorded is there, but nobody can tell whose it is. */
    public static final String LOST = Catalogue.LOST;
}
