package dev.andon.ui.svg;

import javafx.scene.Group;

/**
 * A drawing that was read.
 *
 * @param node what is to be seen, from (0, 0) to (width, height); of one scene at a time
 * @param width above 0, in the drawing's own units
 * @param height above 0, in the drawing's own units
 * @param ignored how many elements were left out, since this reader does not know them
 */
public record SvgPicture(Group node, double width, double height, int ignored) {}
