package dev.andon.ui.overview;

import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Screen;
import dev.andon.ui.tree.DeviceTree;
import dev.andon.ui.tree.Finding;
import dev.andon.ui.tree.Findings;
import dev.andon.ui.tree.TreeNode;
import dev.andon.ui.values.AttentionCard;
import dev.andon.ui.values.FindingTexts;
import dev.andon.ui.values.ValueBoard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * The overview, to be read from across the room: what stands below a place as tiles, and what needs a look. Its subject is the id of a node of the
 * tree. FX thread.
 */
public final class OverviewScreen implements Screen {

    private static final long SECOND = 1_000_000;
    private static final double PAD = 16;
    private static final double PHONE_PAD = 12;
    private static final double GAP = 12;
    private static final double NARROWEST = 260;
    private static final int MOST_COLUMNS = 4;
    private static final double LIST_LEAST = 220;
    private static final double MORE = 24;

    private final Console console;
    private final DeviceTree tree;
    private final Findings findings;
    private final FindingTexts texts;
    private final AttentionCard attention;
    private final Label more = new Label();
    private final List<PlaceTile> tiles = new ArrayList<>();
    private final Page page = new Page();
    private final ScrollPane scroll = new ScrollPane(page);
    private TreeNode shown;
    private int structure = -1;
    private int revision = -1;
    private long nextSecond;

    public OverviewScreen(Console console) {
        this.console = console;
        tree = console.tree();
        shown = tree.root();
        ValueBoard.Sources sources = ValueBoard.Sources.of(console);
        findings = new Findings(tree, console::pointsOf);
        texts = new FindingTexts(sources, console.words());
        attention = new AttentionCard(sources, console.words(), this::open);
        more.getStyleClass().add("secondary");
        scroll.setId("overview");
        scroll.getStyleClass().add("page");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        page.getChildren().addAll(more, attention);
    }

    @Override
    public Region node() {
        return scroll;
    }

    @Override
    public boolean show(String subject) {
        Optional<TreeNode> node = subject.isEmpty() ? Optional.of(tree.root()) : tree.find(subject);
        node.ifPresent(found -> {
            shown = found;
            structure = -1;
            scroll.setVvalue(0);
            refresh(console.monitor().now());
        });
        return node.isPresent();
    }

    @Override
    public Heading heading() {
        String path = shown.parent() == null ? console.words().get("screen.overview") : console.path(shown);
        return new Heading(shown.title(), path);
    }

    @Override
    public void enter(long now) {
        nextSecond = 0;
        structure = -1;
    }

    @Override
    public void leave() {
        // Nothing runs by itself.
    }

    @Override
    public void changed(int point, long from, long now) {
        // What is told here is counted by the tree.
    }

    @Override
    public void beat(long now) {
        if (now >= nextSecond || revision != shown.revision()) {
            nextSecond = now - Math.floorMod(now, SECOND) + SECOND;
            refresh(now);
        }
    }

    private void refresh(long now) {
        revision = shown.revision();
        TreeNode place = Tiles.around(shown);
        if (structure != tree.structure()) {
            structure = tree.structure();
            fill(Tiles.below(place));
            int rest = place.children().size() - tiles.size();
            more.setText(rest == 0 ? "" : console.words().get("tile.more", rest));
        }
        for (PlaceTile tile : tiles) {
            tile.show(tile.place().looks() == 0 ? "" : worst(tile.place(), now));
        }
        attention.show(findings.below(shown), shown, now);
        page.requestLayout();
    }

    private String worst(TreeNode place, long now) {
        List<Finding> found = findings.below(place);
        return found.isEmpty() ? "" : texts.brief(found.getFirst(), place, now);
    }

    private void fill(List<TreeNode> places) {
        if (tiles.stream().map(PlaceTile::place).toList().equals(places)) {
            return;
        }
        tiles.clear();
        for (TreeNode place : places) {
            tiles.add(new PlaceTile(place, console.theme(), console.words(), this::open));
        }
        List<Node> nodes = new ArrayList<>(tiles);
        nodes.add(more);
        nodes.add(attention);
        page.getChildren().setAll(nodes);
    }

    private void open(TreeNode node) {
        console.go().accept(new Address(node.device() >= 0 ? "devices" : "overview", node.id()));
    }

    private void open(Finding finding) {
        open(finding.node());
    }

    /** Everything on the screen, as high as it needs to be. */
    private final class Page extends Pane {

        @Override
        protected double computePrefHeight(double width) {
            double least = tileRoom(width) + GAP + LIST_LEAST + pad(width);
            double seen = scroll.getViewportBounds().getHeight();
            return Math.max(least, seen);
        }

        @Override
        protected void layoutChildren() {
            double pad = pad(getWidth());
            double width = getWidth() - 2 * pad;
            int columns = columns(width);
            double tileWidth = Math.floor((width - (columns - 1) * GAP) / columns);
            for (int index = 0; index < tiles.size(); index++) {
                double x = pad + index % columns * (tileWidth + GAP);
                double y = pad + Math.floorDiv(index, columns) * (PlaceTile.HEIGHT + GAP);
                tiles.get(index).resizeRelocate(x, y, tileWidth, PlaceTile.HEIGHT);
            }
            double top = tileRoom(getWidth());
            more.resizeRelocate(pad, top - MORE, width, MORE);
            top += GAP;
            double room = Math.max(LIST_LEAST, getHeight() - top - pad);
            attention.resizeRelocate(pad, top, width, attention.heightFor(width, room));
        }

        private double tileRoom(double width) {
            double pad = pad(width);
            int rows = Math.ceilDiv(tiles.size(), columns(width - 2 * pad));
            return pad + rows * (PlaceTile.HEIGHT + GAP) - GAP + (more.getText().isEmpty() ? 0 : MORE);
        }

        private int columns(double width) {
            return Tiles.columns(tiles.size(), width, NARROWEST, GAP, MOST_COLUMNS);
        }

        private double pad(double width) {
            return width < NARROWEST * 2 ? PHONE_PAD : PAD;
        }
    }
}
