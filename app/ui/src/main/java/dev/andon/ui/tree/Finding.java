package dev.andon.ui.tree;

import dev.andon.ui.quality.Standing;

/**
 * One thing that needs a look: a value, a device for several of its values, or a place for several of its devices.
 *
 * @param of what it speaks of
 * @param standing how that stands
 * @param node the device, or the place
 * @param point the handle of the value, of the first one where there are several; -1: it has none, or it is a place
 * @param count how many values of the device, or devices of the place, stand so
 * @param number of the value, as it was when its standing was judged; NaN: it is none
 * @param since since when
 */
public record Finding(Of of, Standing standing, TreeNode node, int point, int count, double number, Since since) {

    /** How many devices it befell. */
    int devices() {
        return of == Of.PLACE ? count : 1;
    }

    /** What a finding speaks of. */
    public enum Of {
        VALUE,
        DEVICE,
        PLACE
    }
}
