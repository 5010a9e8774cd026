package dev.andon.ui.shell;

import dev.andon.runtime.Health;
import dev.andon.runtime.LinkStatus;
import dev.andon.ui.screen.Screen;
import dev.andon.ui.tree.TreeNode;
import java.util.List;

/**
 * How everything stands at one moment, for the frame around every screen.
 *
 * @param screen name of the screen that is seen
 * @param heading what it shows
 * @param root of the tree, for its counts
 * @param now microseconds since 1970 UTC
 */
record Moment(
        String screen,
        Screen.Heading heading,
        boolean canGoBack,
        boolean canGoForward,
        TreeNode root,
        List<LinkStatus> links,
        Health health,
        long now) {

    /** Whether there are values and none of them is live, whatever the links say. */
    boolean frozen() {
        return root.values() > 0 && root.live() == 0;
    }

    /** How many links are up. */
    long up() {
        return links.stream().filter(LinkWords::up).count();
    }

    /** Whether a link is lost. */
    boolean faulty() {
        return links.stream().anyMatch(LinkWords::faulty);
    }
}
