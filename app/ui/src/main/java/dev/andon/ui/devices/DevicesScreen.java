package dev.andon.ui.devices;

import dev.andon.runtime.Monitor;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Screen;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.tree.DeviceTreeView;
import dev.andon.ui.tree.Finding;
import dev.andon.ui.tree.Findings;
import dev.andon.ui.tree.TreeNode;
import dev.andon.ui.trend.TrendView;
import dev.andon.ui.values.AttentionCard;
import dev.andon.ui.values.ValueBoard;
import java.util.stream.Stream;
import javafx.scene.layout.Region;

/**
 * The devices: the tree at the left, the live values of what is chosen in it, and the trend of one of them. Its subject is the id of a node of the
 * tree. FX thread.
 */
public final class DevicesScreen extends Region implements Screen {

    // While many devices appear at once, the values are laid out anew only so often.
    private static final long HALF_SECOND = 500_000;
    private static final long SECOND = 1_000_000;
    private static final double PAD = 16;
    private static final double GAP = 12;
    private static final double TREE_SHARE = 0.2;
    private static final double TREE_NARROWEST = 236;
    private static final double TREE_WIDEST = 340;
    private static final double TREND_SHARE = 0.32;
    private static final double TREND_LOWEST = 190;
    private static final double TREND_HIGHEST = 520;

    private final Console console;
    private final DeviceTree tree;
    private final DeviceTreeView treeView;
    private final Findings findings;
    private final AttentionCard attention;
    private final ValueBoard board;
    private final TrendView trend;
    private int shownStructure = -1;
    private long nextShow;
    private long nextSecond;
    private TreeNode shown;
    private int shownRevision = -1;

    public DevicesScreen(Console console) {
        this.console = console;
        Monitor monitor = console.monitor();
        Theme theme = console.theme();
        Words words = console.words();
        tree = console.tree();
        shown = tree.root();
        ValueBoard.Sources sources = ValueBoard.Sources.of(console);
        trend = new TrendView(
                monitor.points(), monitor.live(), console.book(), theme, words, console::path, sources.zone());
        board = new ValueBoard(sources, theme, words, trend::show);
        findings = new Findings(tree, console::pointsOf);
        attention = new AttentionCard(board, sources, words, this::choose);
        treeView = new DeviceTreeView(tree, words, this::choose);
        setId("devices");
        getChildren().addAll(treeView, attention, board, trend);
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public boolean show(String subject) {
        return subject.isEmpty()
                || Stream.of(subject, "device:" + subject, "topic:" + subject)
                        .flatMap(id -> tree.find(id).stream())
                        .findFirst()
                        .map(treeView::choose)
                        .isPresent();
    }

    @Override
    public Heading heading() {
        return new Heading(shown.title(), console.path(shown));
    }

    @Override
    public void enter(long now) {
        nextSecond = 0;
        shownStructure = -1;
        board.show(tree.devicesBelow(shown));
        board.refresh();
        trend.show(trend.point());
        treeView.requestFocus();
    }

    @Override
    public void leave() {
        // Nothing runs by itself.
    }

    @Override
    public void changed(int point, long from, long now) {
        board.changed(point);
        trend.changed(point);
    }

    @Override
    public void beat(long now) {
        treeView.beat();
        if (tree.structure() != shownStructure && now >= nextShow) {
            nextShow = now + HALF_SECOND;
            shownStructure = tree.structure();
            board.show(tree.devicesBelow(shown));
        }
        if (now >= nextSecond || shown.revision() != shownRevision) {
            nextSecond = now - Math.floorMod(now, SECOND) + SECOND;
            lookAround(now);
        }
        board.beat(now);
        trend.beat(now);
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight() - 2 * PAD;
        double treeWidth = Math.round(Math.clamp(getWidth() * TREE_SHARE, TREE_NARROWEST, TREE_WIDEST));
        double trendHeight = Math.round(Math.clamp(height * TREND_SHARE, TREND_LOWEST, TREND_HIGHEST));
        double left = PAD + treeWidth + GAP;
        treeView.resizeRelocate(PAD, PAD, treeWidth, height);
        double width = getWidth() - left - PAD;
        double room = height - trendHeight - 2 * GAP;
        double attentionHeight = attention.heightFor(width, room);
        attention.resizeRelocate(left, PAD, width, attentionHeight);
        double boardTop = PAD + attentionHeight + GAP;
        board.resizeRelocate(left, boardTop, width + ValueBoard.GUTTER, room - attentionHeight);
        trend.resizeRelocate(left, PAD + height - trendHeight, width, trendHeight);
    }

    private void choose(TreeNode node) {
        shown = node;
        board.show(tree.devicesBelow(node));
        board.toTop();
        nextSecond = 0;
    }

    /** Goes to what a finding speaks of: the value among those that are shown, or its place in the tree. */
    private void choose(Finding finding) {
        if (finding.of() == Finding.Of.PLACE) {
            treeView.choose(finding.node());
        } else {
            board.choose(finding.point());
        }
    }

    private void lookAround(long now) {
        shownRevision = shown.revision();
        attention.show(findings.below(shown), shown, now);
    }
}
