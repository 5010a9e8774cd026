package dev.andon.ui.device;

import dev.andon.connector.Payload;
import dev.andon.model.PointId;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.PayloadTap;
import dev.andon.runtime.PointTable;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Screen;
import dev.andon.ui.text.Words;
import dev.andon.ui.tree.Finding;
import dev.andon.ui.tree.Findings;
import dev.andon.ui.tree.TreeNode;
import dev.andon.ui.trend.TrendView;
import dev.andon.ui.values.AttentionCard;
import dev.andon.ui.values.ValueBoard;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The page of one device. Its subject is the device's id, with {@code #point} behind it where one value is meant. A device that was not heard yet is
 * waited for. FX thread.
 */
public final class DeviceScreen implements Screen {

    private static final long SECOND = 1_000_000;
    private static final int MOST_TOPICS = 3;

    private final Console console;
    private final Monitor monitor;
    private final PointTable points;
    private final Words words;
    private final DeviceFacts facts;
    private final Findings findings;
    private final HeadCard head = new HeadCard();
    private final AttentionCard attention;
    private final ValueBoard board;
    private final TrendView trend;
    private final FactCard health;
    private final FactCard identity;
    private final FactCard position;
    private final RawPanel raw;
    private final DevicePage page;
    private final ScrollPane scroll;
    private final Label unheard = new Label();
    private final Label why = new Label();
    private final VBox waiting = new VBox(8, unheard, why);
    private final StackPane node;

    private String id = "";
    private @Nullable String wantedPoint;
    private int device = -1;
    private int pointCount = -1;
    private boolean inSight;
    private @Nullable PayloadTap tap;
    private long nextSecond;
    private int shownRevision = -1;
    private int shownFindings;

    public DeviceScreen(Console console) {
        this.console = console;
        monitor = console.monitor();
        points = monitor.points();
        words = console.words();
        facts = new DeviceFacts(console);
        ZoneId zone = monitor.workspace().timeZone();
        trend = console.trend();
        ValueBoard.Sources sources = ValueBoard.Sources.of(console);
        board = new ValueBoard(sources, console.theme(), words, trend::show);
        findings = new Findings(console.tree(), console::pointsOf);
        attention = new AttentionCard(board, sources, words, this::choose);
        health = new FactCard("health", "page.health", false, words, null);
        identity = new FactCard("identity", "page.identity", true, words, null);
        Button map = new Button(words.get("page.map"));
        map.setId("page-map");
        map.setOnAction(asked -> console.go().accept(new Address("map", "device/" + id)));
        position = new FactCard("position", "page.position", false, words, map);
        raw = new RawPanel(words, zone);
        page = new DevicePage(head, attention, board, trend, health, raw, identity, position);
        scroll = new ScrollPane(page);
        scroll.setId("device-page");
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.viewportBoundsProperty().addListener((property, before, now) -> page.seen(now.getHeight()));
        unheard.setId("page-unheard");
        unheard.getStyleClass().add("empty-title");
        why.getStyleClass().add("empty-text");
        why.setWrapText(true);
        waiting.getStyleClass().add("empty");
        waiting.setAlignment(Pos.CENTER);
        unheard.setText(words.get("page.unheard"));
        node = new StackPane(scroll, waiting);
        reveal();
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public boolean show(String subject) {
        int hash = subject.indexOf('#');
        String wanted = hash < 0 ? subject : subject.substring(0, hash);
        String point = hash < 0 ? "" : subject.substring(hash + 1);
        // An address may come from anywhere: one that can name no point means the device.
        wantedPoint = point.isBlank() || wanted.isBlank() || point.indexOf('#') >= 0 ? null : subject;
        if (!wanted.equals(id)) {
            id = wanted;
            device = -1;
            pointCount = -1;
            scroll.setVvalue(0);
            listen();
        }
        why.setText(words.get("page.unheard.why", id));
        find(monitor.now());
        return !id.isBlank();
    }

    @Override
    public Heading heading() {
        if (device < 0) {
            return new Heading(id, "");
        }
        return new Heading(points.device(device).title(), console.path(device));
    }

    @Override
    public void enter(long now) {
        inSight = true;
        listen();
        nextSecond = 0;
        beat(now);
    }

    @Override
    public void leave() {
        inSight = false;
        listen();
        trend.leave();
    }

    @Override
    public void changed(int point, long from, long now) {
        if (device >= 0 && points.deviceOf(point) == device) {
            board.changed(point);
            trend.changed(point);
        }
    }

    @Override
    public void beat(long now) {
        if (device < 0 || points.pointsOf(device).length != pointCount || wantedPoint != null) {
            find(now);
        }
        if (device < 0) {
            return;
        }
        TreeNode leaf = console.tree().leaf(device);
        boolean news = leaf != null && leaf.revision() != shownRevision;
        if (now >= nextSecond || news) {
            nextSecond = now - Math.floorMod(now, SECOND) + SECOND;
            lookAround(leaf, now);
        }
        board.beat(now);
        trend.beat(now);
        raw.beat(now);
    }

    @Override
    public void close() {
        leave();
    }

    /** Looks whether the device is known by now, with its points. */
    private void find(long now) {
        int found = points.findDevice(id);
        if (found >= 0 && console.tree().leaf(found) == null) {
            // It comes with the next pulse.
            found = -1;
        }
        if (found >= 0 && (found != device || points.pointsOf(found).length != pointCount)) {
            boolean another = found != device;
            device = found;
            pointCount = points.pointsOf(found).length;
            page.values(pointCount);
            board.show(new int[] {found});
            if (another) {
                board.toTop();
            }
            lookAround(console.tree().leaf(found), now);
        }
        String wanted = wantedPoint;
        int point = wanted == null || device < 0 ? -1 : points.find(PointId.parse(wanted));
        if (point >= 0) {
            wantedPoint = null;
            board.choose(point);
        }
        reveal();
    }

    private void reveal() {
        scroll.setVisible(device >= 0);
        waiting.setVisible(device < 0);
    }

    /** Payloads are kept only while somebody can see them. */
    private void listen() {
        if (tap != null) {
            tap.close();
            tap = null;
            raw.show(null);
        }
        if (inSight && !id.isEmpty()) {
            PayloadTap fresh = monitor.tap(id);
            tap = fresh;
            raw.show(new RawLog(fresh));
        }
    }

    private void lookAround(@Nullable TreeNode leaf, long now) {
        if (leaf == null) {
            return;
        }
        shownRevision = leaf.revision();
        head.show(
                points.device(device).title(),
                facts.type(device),
                console.path(device),
                leaf.standing(),
                facts.state(device, now));
        List<Finding> found = findings.below(leaf);
        boolean before = attention.isVisible();
        attention.setVisible(!found.isEmpty());
        attention.show(found, leaf, now);
        health.show(facts.health(device, now));
        identity.show(facts.identity(device, topics()));
        List<Fact> where = facts.position(device, now);
        boolean moved = position.isVisible() == where.isEmpty() || before == found.isEmpty();
        position.setVisible(!where.isEmpty());
        position.show(where);
        if (moved || found.size() != shownFindings) {
            shownFindings = found.size();
            page.requestLayout();
        }
    }

    private List<String> topics() {
        PayloadTap open = tap;
        return open == null
                ? List.of()
                : open.payloads().stream()
                        .map(Payload::address)
                        .distinct()
                        .limit(MOST_TOPICS)
                        .toList();
    }

    private void choose(Finding finding) {
        if (finding.point() >= 0) {
            board.choose(finding.point());
        }
    }
}
