package dev.andon.ui.matrix;

import dev.andon.model.Point;

/**
 * A column: the point of one name, of every device.
 *
 * @param name of the points
 * @param first one of them: its title and unit are the column's
 */
record MatrixColumn(String name, Point first) {}
