package dev.andon.ui.devices;

import dev.andon.ui.matrix.ValueMatrix;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Screen;
import dev.andon.ui.screen.Settings;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The devices: the tree at the left, the live values of what is chosen in it, and the trend of one of them. Its subject is the id of a node of the
 * tree, or how the devices are to be seen: values, matrix or table. FX thread.
 */
public final class DevicesScreen extends Region implements Screen {

    // While many devices appear at once, the values are laid out anew only so often.
    private static final long HALF_SECOND = 500_000;
    private static final long SECOND = 1_000_000;
    private static final String HIDDEN = "hidden-columns";
    private static final double PAD = 16;
    private static final double GAP = 12;
    private static final double TREE_SHARE = 0.215;
    private static final double TREE_NARROWEST = 250;
    private static final double TREE_WIDEST = 340;
    private static final double TREND_SHARE = 0.32;
    private static final double TREND_LOWEST = 190;
    // Where it is lower, as on a phone that lies on its side, the values alone have room.
    private static final double TREND_FROM = 420;
    private static final double TREND_HIGHEST = 520;

    private final Console console;
    private final DeviceTree tree;
    private final DeviceTreeView treeView;
    private final Findings findings;
    private final AttentionCard attention;
    private final ValueBoard board;
    private final TrendView trend;
    private final ViewSwitch views;
    private ViewSwitch.View view = ViewSwitch.View.VALUES;
    private @Nullable ValueMatrix matrix;
    private @Nullable DeviceTable made;
    private boolean seen;
    // Who was led here by an address is not led on by it.
    private boolean arriving;
    private int shownStructure = -1;
    private long nextShow;
    private long nextSecond;
    private TreeNode shown;
    private int shownRevision = -1;

    public DevicesScreen(Console console) {
        this.console = console;
        Theme theme = console.theme();
        Words words = console.words();
        tree = console.tree();
        shown = tree.root();
        ValueBoard.Sources sources = ValueBoard.Sources.of(console);
        trend = console.trend();
        board = new ValueBoard(sources, theme, words, trend::show);
        findings = console.findings();
        attention = new AttentionCard(board, sources, words, this::choose);
        treeView = new DeviceTreeView(tree, words, this::choose);
        views = new ViewSwitch(words, this::turn);
        setId("devices-screen");
        widthProperty().addListener(changed -> show());
        getChildren().addAll(views, treeView, attention, board, trend);
        turn(view);
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public boolean show(String subject) {
        Optional<ViewSwitch.View> named = ViewSwitch.View.named(subject);
        named.ifPresent(views::choose);
        arriving = true;
        boolean there = subject.isEmpty()
                || named.isPresent()
                || Stream.of(subject, "device:" + subject, "topic:" + subject)
                        .flatMap(id -> tree.find(id).stream())
                        .findFirst()
                        .map(treeView::choose)
                        .isPresent();
        arriving = false;
        return there;
    }

    @Override
    public Heading heading() {
        return new Heading(shown.title(), console.path(shown));
    }

    @Override
    public void enter(long now) {
        seen = true;
        begin(now);
        treeView.requestFocus();
    }

    private void begin(long now) {
        nextSecond = 0;
        shownStructure = -1;
        ValueMatrix beside = beside();
        if (tabled()) {
            table().show(shown);
            table().enter(now);
        } else if (beside != null) {
            beside.show(shown);
            beside.refresh();
        } else {
            board.show(tree.devicesBelow(shown));
            board.refresh();
            trend.show(trend.point());
        }
    }

    @Override
    public void leave() {
        seen = false;
        trend.leave();
        if (tabled()) {
            table().leave();
        }
    }

    @Override
    public void changed(int point, long from, long now) {
        ValueMatrix beside = beside();
        if (tabled()) {
            table().changed(point);
        } else if (beside != null) {
            beside.changed(point);
        } else {
            board.changed(point);
            trend.changed(point);
        }
    }

    @Override
    public void beat(long now) {
        treeView.beat();
        ValueMatrix beside = beside();
        if (tabled()) {
            table().beat(now);
        } else if (beside != null) {
            beside.beat(now);
        } else {
            beatValues(now);
        }
    }

    private void beatValues(long now) {
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
        if (phone()) {
            layoutPhone();
            return;
        }
        double height = getHeight() - 2 * PAD;
        double treeWidth = Math.round(Math.clamp(getWidth() * TREE_SHARE, TREE_NARROWEST, TREE_WIDEST));
        double left = PAD + treeWidth + GAP;
        double treeTop = PAD + ViewSwitch.HEIGHT + GAP;
        views.form(false);
        views.resizeRelocate(PAD, PAD, treeWidth, ViewSwitch.HEIGHT);
        treeView.resizeRelocate(PAD, treeTop, treeWidth, height - ViewSwitch.HEIGHT - GAP);
        double width = getWidth() - left - PAD;
        place(left, PAD, width, height);
        if (matrix != null) {
            matrix.resizeRelocate(left, PAD, width, height);
        }
        boolean low = height < TREND_FROM;
        trend.setVisible(!low && board.isVisible());
        double trendHeight = low ? -GAP : Math.round(Math.clamp(height * TREND_SHARE, TREND_LOWEST, TREND_HIGHEST));
        double room = height - trendHeight - 2 * GAP;
        double attentionHeight = attention.heightFor(width, room);
        attention.resizeRelocate(left, PAD, width, attentionHeight);
        double boardTop = PAD + attentionHeight + GAP;
        board.resizeRelocate(left, boardTop, width + ValueBoard.GUTTER, room - attentionHeight);
        if (!low) {
            trend.resizeRelocate(left, PAD + height - trendHeight, width, trendHeight);
        }
    }

    /** The tree or the list: one below the other there is no room for. */
    private void layoutPhone() {
        double width = getWidth() - 2 * GAP;
        double top = GAP + ViewSwitch.PHONE_HEIGHT + GAP;
        views.form(true);
        views.resizeRelocate(GAP, GAP, width, ViewSwitch.PHONE_HEIGHT);
        treeView.resizeRelocate(GAP, top, width, getHeight() - top - GAP);
        place(GAP, top, width, getHeight() - top - GAP);
    }

    private void place(double left, double top, double width, double height) {
        if (made != null) {
            made.resizeRelocate(left, top, width, height);
        }
    }

    private boolean phone() {
        return getWidth() < DeviceTable.CARDS_BELOW;
    }

    private boolean tabled() {
        return view == ViewSwitch.View.TABLE;
    }

    /** The values side by side, when they are what is seen. */
    private @Nullable ValueMatrix beside() {
        return view == ViewSwitch.View.MATRIX && !phone() ? matrix : null;
    }

    private void turn(ViewSwitch.View wanted) {
        if (tabled() && seen) {
            table().leave();
        }
        view = wanted;
        if (view == ViewSwitch.View.MATRIX && matrix == null) {
            matrix = new ValueMatrix(console);
            getChildren().add(matrix);
        }
        show();
        if (seen) {
            begin(console.monitor().now());
        }
    }

    /** The table, made when somebody first wants to see it. */
    private DeviceTable table() {
        DeviceTable table = made;
        if (table == null) {
            table = new DeviceTable(console);
            Settings settings = console.settings();
            table.hide(Set.of(settings.get(HIDDEN).split(" ")), names -> settings.set(HIDDEN, String.join(" ", names)));
            made = table;
            getChildren().add(table);
        }
        return table;
    }

    private void show() {
        ValueMatrix beside = beside();
        boolean values = !tabled() && beside == null && !phone();
        if (matrix != null) {
            matrix.setVisible(beside != null);
        }
        for (Region part : List.of(attention, board, trend)) {
            part.setVisible(values);
        }
        if (tabled() || made != null) {
            table().setVisible(tabled());
        }
        treeView.setVisible(!tabled() || !phone());
        requestLayout();
    }

    private void choose(TreeNode node) {
        shown = node;
        nextSecond = 0;
        if (phone() && node.device() >= 0 && !arriving) {
            console.go()
                    .accept(Address.device(
                            console.monitor().points().device(node.device()).id()));
        } else if (tabled()) {
            table().show(node);
        } else if (beside() != null) {
            begin(console.monitor().now());
        } else {
            board.show(tree.devicesBelow(node));
            board.toTop();
        }
    }

    /** Goes to what a finding speaks of: the value among those that are shown, or its place in the tree. */
    private void choose(Finding finding) {
        if (finding.link() != null) {
            console.go().accept(new Address("connections", finding.link().name()));
        } else if (finding.of() == Finding.Of.PLACE) {
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
