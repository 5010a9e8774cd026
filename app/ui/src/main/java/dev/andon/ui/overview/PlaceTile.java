package dev.andon.ui.overview;

import dev.andon.ui.quality.Hatching;
import dev.andon.ui.quality.Standing;
import dev.andon.ui.quality.StandingMark;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.tree.Connection;
import dev.andon.ui.tree.TreeNode;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * A site, a line or a device as a tile: its worst mark, what is wrong in a sentence, how many devices are connected, silent and asleep, and how much
 * of it is fresh. Hatched when nothing of it is live, unless all of it is still waited for. Click, Enter or Space opens it. FX thread.
 */
final class PlaceTile extends Region {

    /** Its height, px. */
    static final double HEIGHT = 100;

    private static final PseudoClass SILENT = PseudoClass.getPseudoClass("silent");
    private static final double PAD = 14;
    private static final double TITLE_LINE = 29;
    private static final double WORST_LINE = 51;
    private static final double COUNT_LINE = 76;
    private static final double BAR_TOP = 88;
    private static final double BAR = 4;
    private static final double GAP = 16;
    private static final double WORD_GAP = 5;

    private final NumberText numbers;
    private final Words words;
    private final Label title = new Label();
    private final Label worst = new Label();
    private final StandingMark mark = new StandingMark();
    private final Count connected;
    private final Count silent;
    private final Count awaited;
    private final Count asleep;
    private final Region rail = part("fresh-rail");
    private final Region fresh = part("fresh-live");
    private final Tooltip tip = new Tooltip();
    private final Hatching hatching;
    private final TreeNode node;
    private double share;

    PlaceTile(TreeNode node, Theme theme, Words words, Consumer<TreeNode> opened) {
        hatching = new Hatching(theme);
        this.node = node;
        this.words = words;
        this.numbers = new NumberText(words.locale());
        connected = new Count("tile.connected");
        silent = new Count("tile.silent");
        awaited = new Count("tile.awaited");
        asleep = new Count("tile.asleep");
        setId("tile-" + node.id().replace(':', '-'));
        getStyleClass().addAll("card", "tile");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        title.getStyleClass().add("tile-title");
        worst.getStyleClass().add("secondary");
        getChildren().addAll(hatching, title, worst, mark, rail, fresh);
        for (Count count : List.of(connected, silent, awaited, asleep)) {
            getChildren().addAll(count.number, count.counted);
        }
        Tooltip.install(this, tip);
        addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                opened.accept(node);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                opened.accept(node);
                key.consume();
            }
        });
    }

    TreeNode place() {
        return node;
    }

    /** Shows how it fares; {@code told}: what is wrong there first of all, empty when nothing is. */
    void show(String told) {
        title.setText(node.title());
        int early = node.devices(Connection.AWAITED);
        worst.setText(told.isEmpty() ? words.get(early > 0 ? "tile.early" : "tile.well") : told);
        mark.show(node.worst(), Icon.OUTSIDE);
        int reached = node.devices(Connection.CONNECTED);
        int sleeping = node.devices(Connection.ASLEEP);
        int unheard = node.devices(Connection.UNHEARD);
        connected.show(reached, true);
        silent.show(unheard, true);
        awaited.show(early, early > 0);
        asleep.show(sleeping, sleeping > 0);
        boolean dead = node.live() == 0 && node.values(Standing.WAITING) < node.values();
        pseudoClassStateChanged(SILENT, dead);
        hatching.setVisible(dead);
        share = node.values() == 0 ? 0 : node.live() / (double) node.values();
        String freshness = words.get("tile.fresh", numbers.format(node.live(), 0), numbers.format(node.values(), 0));
        tip.setText(worst.getText() + '\n' + freshness);
        setAccessibleText(
                words.get("tile.accessible", node.title(), worst.getText(), reached, unheard, sleeping, early));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double right = getWidth() - PAD;
        hatching.cover(1, 1, getWidth() - 2, getHeight() - 2);
        baseline(title, PAD, right - PAD - StandingMark.SIZE - 8, TITLE_LINE);
        mark.centreAt(right - StandingMark.SIZE / 2, TITLE_LINE - 5);
        baseline(worst, PAD, right - PAD, WORST_LINE);
        double left = PAD;
        for (Count count : List.of(connected, silent, awaited, asleep)) {
            left = count.place(left);
        }
        rail.resizeRelocate(PAD, BAR_TOP, Math.max(0, right - PAD), BAR);
        double reach = Math.rint((right - PAD) * share);
        fresh.setVisible(reach > 0);
        fresh.resizeRelocate(PAD, BAR_TOP, Math.max(0, reach), BAR);
    }

    private static void baseline(Label label, double x, double width, double y) {
        label.resize(Math.max(0, width), Math.ceil(label.prefHeight(-1)));
        label.relocate(x, Math.rint(y - label.getBaselineOffset()));
    }

    private static Region part(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setMouseTransparent(true);
        return region;
    }

    /** A number and what it counts. */
    private final class Count {

        private final Label number = new Label();
        private final Label counted;

        Count(String key) {
            counted = new Label(words.get(key));
            number.getStyleClass().add("tile-number");
            counted.getStyleClass().add("secondary");
        }

        void show(int count, boolean visible) {
            number.setText(numbers.format(count, 0));
            number.setVisible(visible);
            counted.setVisible(visible);
        }

        double place(double left) {
            if (!number.isVisible()) {
                return left;
            }
            double width = Math.ceil(number.prefWidth(-1));
            baseline(number, left, width, COUNT_LINE);
            double after = left + width + WORD_GAP;
            double wordWidth = Math.ceil(counted.prefWidth(-1));
            baseline(counted, after, wordWidth, COUNT_LINE);
            return after + wordWidth + GAP;
        }
    }
}
