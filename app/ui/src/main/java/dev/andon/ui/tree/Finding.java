package dev.andon.ui.tree;

import dev.andon.runtime.LinkStatus;
import dev.andon.ui.quality.Standing;
import org.jspecify.annotations.Nullable;

/**
 * One thing that needs a look: a value, a device for several of its values, a place for several of its devices, or a lost link for all that it feeds.
 *
 * @param of what it speaks of
 * @param standing how that stands
 * @param node the device, or the place; of a link the place that was asked about
 * @param point the handle of the value, of the first one where there are several; -1: it has none, or it is a place or a link
 * @param count how many values of the device, or devices of the place, stand so; how many devices the link feeds there
 * @param number of the value, as it was when its standing was judged; NaN: it is none
 * @param since since when
 * @param link the link that is lost; null: it speaks of something else
 */
public record Finding(
        Of of,
        Standing standing,
        TreeNode node,
        int point,
        int count,
        double number,
        Since since,
        @Nullable LinkStatus link) {

    /** A finding that speaks of no link. */
    Finding(Of of, Standing standing, TreeNode node, int point, int count, double number, Since since) {
        this(of, standing, node, point, count, number, since, null);
    }

    /** A lost link that feeds so many devices at and below a node. */
    static Finding lost(LinkStatus link, TreeNode node, int devices, Since since) {
        return new Finding(Of.LINK, Standing.SILENT, node, -1, devices, Double.NaN, since, link);
    }

    /** How many devices it befell. */
    int devices() {
        return of == Of.PLACE || of == Of.LINK ? count : 1;
    }

    /** What a finding speaks of. */
    public enum Of {
        VALUE,
        DEVICE,
        PLACE,
        LINK
    }
}
