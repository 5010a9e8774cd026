package dev.andon.ui.overview;

import dev.andon.ui.map.MapCard;
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
import dev.andon.ui.values.ValueCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
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
    private static final int MOST_CARDS = 8;
    private static final double SIDE_BY_SIDE_FROM = 900;
    private static final double MAP_SHARE = 0.52;
    private static final double MAP_LEAST = 240;
    private static final double PHONE_MAP = 220;

    private final Console console;
    private final DeviceTree tree;
    private final Findings findings;
    private final FindingTexts texts;
    private final AttentionCard attention;
    private final MapCard map;
    private final Label more = new Label();
    private final List<ValueCard> cards = new ArrayList<>();
    private final ValueBoard.Sources sources;
    private boolean mapped;
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
        sources = ValueBoard.Sources.of(console);
        map = new MapCard(console);
        findings = console.findings();
        texts = new FindingTexts(sources, console.words());
        attention = new AttentionCard(sources, console.words(), this::open);
        more.getStyleClass().add("secondary");
        mapped = map.show(shown);
        scroll.setId("overview");
        scroll.getStyleClass().add("page");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        page.getChildren().addAll(more, map, attention);
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
            mapped = map.show(found);
            map.setVisible(mapped);
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
        map.enter();
        nextSecond = 0;
        structure = -1;
    }

    @Override
    public void changed(int point, long from, long now) {
        map.changed(point);
        cards.forEach(card -> card.changed(point));
    }

    @Override
    public void beat(long now) {
        if (now >= nextSecond || revision != shown.revision()) {
            nextSecond = now - Math.floorMod(now, SECOND) + SECOND;
            refresh(now);
        }
        cards.forEach(card -> card.beat(now));
        if (mapped) {
            map.beat(now);
        }
    }

    @Override
    public void close() {
        map.close();
    }

    private void refresh(long now) {
        revision = shown.revision();
        TreeNode place = Tiles.around(shown);
        if (structure != tree.structure()) {
            structure = tree.structure();
            fill(Tiles.below(place));
            int rest = place.children().size() - tiles.size();
            deal();
            more.setText(rest == 0 ? "" : console.words().get("tile.more", rest));
        }
        if (cards.isEmpty()) {
            deal();
        }
        List<Finding> found = findings.below(shown);
        for (PlaceTile tile : tiles) {
            tile.show(tile.place().looks() == 0 ? "" : worst(found, tile.place(), now));
        }
        attention.show(found, shown, now);
        page.requestLayout();
    }

    /** What is wrong at a place first of all: as it is told of the whole of it, where it is, else of what is below. */
    private String worst(List<Finding> all, TreeNode place, long now) {
        return all.stream()
                .filter(finding -> finding.node().equals(place))
                .findFirst()
                .or(() -> findings.below(place).stream().findFirst())
                .map(finding -> texts.brief(finding, place, now))
                .orElse("");
    }

    private void fill(List<TreeNode> places) {
        if (tiles.stream().map(PlaceTile::place).toList().equals(places)) {
            return;
        }
        tiles.clear();
        for (TreeNode place : places) {
            tiles.add(new PlaceTile(place, console.theme(), console.words(), this::open));
        }
        arrange();
    }

    /** Gives each of the points that speak for the place a card. */
    private void deal() {
        List<Integer> keys = Tiles.speakers(tree, shown);
        if (keys.isEmpty()) {
            keys = Tiles.anybody(
                    tree.devicesBelow(shown),
                    console::pointsOf,
                    console.monitor().points());
        }
        List<Integer> points = keys.stream().distinct().limit(cardsInARow()).toList();
        if (cards.stream().map(ValueCard::point).toList().equals(points)) {
            return;
        }
        cards.clear();
        for (int point : points) {
            ValueCard card = new ValueCard(sources, console.theme(), console.words(), this::openPoint);
            card.show(point);
            cards.add(card);
        }
        arrange();
    }

    /** As many as stand beside each other; on a phone, in two rows. */
    private int cardsInARow() {
        double width = scroll.getWidth();
        return width < 2 * NARROWEST ? 4 : (int) Math.clamp(Math.floor(width / NARROWEST), 2, MOST_CARDS);
    }

    /** In the order in which Tab walks them. */
    private void arrange() {
        List<Node> nodes = new ArrayList<>(tiles);
        nodes.add(more);
        nodes.addAll(cards);
        nodes.add(map);
        nodes.add(attention);
        page.getChildren().setAll(nodes);
    }

    private void openPoint(int point) {
        console.go()
                .accept(Address.device(
                        console.monitor().points().point(point).id().toString()));
    }

    private void open(TreeNode node) {
        boolean device = node.device() >= 0;
        console.go()
                .accept(
                        device
                                ? Address.device(console.monitor()
                                        .points()
                                        .device(node.device())
                                        .id())
                                : new Address("overview", node.id()));
    }

    private void open(Finding finding) {
        if (finding.link() != null) {
            console.go().accept(new Address("connections", finding.link().name()));
        } else if (finding.of() == Finding.Of.VALUE) {
            openPoint(finding.point());
        } else {
            open(finding.node());
        }
    }

    /** Everything on the screen, as high as it needs to be. */
    private final class Page extends Pane {

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            double foot = sideBySide(width) ? Math.max(MAP_LEAST, LIST_LEAST) : LIST_LEAST + mapRoom();
            double least = cardRoom(width) + GAP + foot + pad(width);
            return Math.max(least, scroll.getViewportBounds().getHeight());
        }

        @Override
        protected void layoutChildren() {
            double pad = pad(getWidth());
            double width = getWidth() - 2 * pad;
            grid(tiles, columns(width), pad, pad, PlaceTile.HEIGHT);
            double top = tileRoom(getWidth());
            more.resizeRelocate(pad, top - MORE, width, MORE);
            grid(cards, cardColumns(width), pad, top + GAP, cardHeight(getWidth()));
            top = cardRoom(getWidth()) + GAP;
            double room = Math.max(LIST_LEAST, getHeight() - top - pad);
            double listLeft = pad;
            if (mapped && sideBySide(getWidth())) {
                double mapWidth = Math.rint(width * MAP_SHARE);
                map.resizeRelocate(pad, top, mapWidth, room);
                listLeft += mapWidth + GAP;
            } else if (mapped) {
                map.resizeRelocate(pad, getHeight() - pad - PHONE_MAP, width, PHONE_MAP);
                room -= mapRoom();
            }
            double listWidth = pad + width - listLeft;
            double listHeight = attention.heightFor(listWidth, room);
            attention.resizeRelocate(listLeft, top, listWidth, listLeft > pad ? room : listHeight);
        }

        private void grid(List<? extends Region> regions, int columns, double left, double top, double height) {
            double width = Math.floor((getWidth() - 2 * left - (columns - 1) * GAP) / columns);
            for (int index = 0; index < regions.size(); index++) {
                double x = left + index % columns * (width + GAP);
                double y = top + Math.floorDiv(index, columns) * (height + GAP);
                regions.get(index).resizeRelocate(x, y, width, height);
            }
        }

        /** Where the tiles end. */
        private double tileRoom(double width) {
            double pad = pad(width);
            int rows = Math.ceilDiv(tiles.size(), columns(width - 2 * pad));
            return pad + rows * (PlaceTile.HEIGHT + GAP) - GAP + (more.getText().isEmpty() ? 0 : MORE);
        }

        /** Where the cards end. */
        private double cardRoom(double width) {
            int rows = Math.ceilDiv(cards.size(), cardColumns(width - 2 * pad(width)));
            return tileRoom(width) + rows * (cardHeight(width) + GAP);
        }

        /** All alike: as high as the one that needs most. */
        private double cardHeight(double width) {
            double inner = width - 2 * pad(width);
            int columns = cardColumns(inner);
            double each = Math.floor((inner - (columns - 1) * GAP) / columns);
            return cards.stream()
                    .mapToDouble(card -> card.heightFor(each))
                    .max()
                    .orElse(0);
        }

        private double mapRoom() {
            return mapped ? PHONE_MAP + GAP : 0;
        }

        private boolean sideBySide(double width) {
            return width >= SIDE_BY_SIDE_FROM;
        }

        private int columns(double width) {
            return Tiles.columns(tiles.size(), width, NARROWEST, GAP, MOST_COLUMNS);
        }

        private int cardColumns(double width) {
            return Tiles.columns(cards.size(), width, ValueCard.NARROWEST, GAP, MOST_CARDS);
        }

        private double pad(double width) {
            return width < NARROWEST * 2 ? PHONE_PAD : PAD;
        }
    }
}
