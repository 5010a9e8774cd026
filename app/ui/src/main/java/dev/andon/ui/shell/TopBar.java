package dev.andon.ui.shell;

import dev.andon.runtime.LinkStatus;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.tree.TreeNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The bar at the top: what is looked at, where it is, how much of it is live, and whether the program is connected. FX thread. */
final class TopBar extends HBox {

    private final Words words;
    private final Label title = new Label();
    private final Label crumb = new Label();
    private final Count live;
    private final Count lastKnown;
    private final Count notLive;
    private final NumberText numbers;
    private final LinkMark connection = new LinkMark();

    TopBar(Words words) {
        super(16);
        this.words = words;
        setId("bar");
        getStyleClass().add("bar");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("bar-title");
        title.setId("title");
        crumb.getStyleClass().add("crumb");
        numbers = new NumberText(words.locale());
        live = new Count(words.get("bar.live"));
        lastKnown = new Count(words.get("bar.last-known"));
        notLive = new Count(words.get("bar.not-live"));
        connection.setId("connection");
        Pane grow = new Pane();
        HBox.setHgrow(grow, Priority.ALWAYS);
        getChildren().addAll(title, crumb, grow, live, lastKnown, notLive, connection);
    }

    void show(TreeNode node, List<LinkStatus> links) {
        title.setText(node.title());
        crumb.setText(crumb(node));
        live.show(node.live());
        lastKnown.show(node.lastKnown());
        lastKnown.setVisible(node.lastKnown() > 0);
        notLive.show(node.notLive());
        long up = links.stream().filter(LinkWords::up).count();
        boolean faulty = links.stream().anyMatch(LinkWords::faulty);
        connection.show(up > 0 && !faulty, faulty, connectionText(links.size(), up, faulty));
    }

    private String connectionText(int links, long up, boolean faulty) {
        if (up == links && links > 0) {
            return words.get("bar.connected");
        }
        if (up == 0) {
            return words.get(faulty ? "bar.disconnected" : "bar.connecting");
        }
        return words.get("bar.partly", up, links);
    }

    private String crumb(TreeNode node) {
        if (node.parent() == null) {
            return words.get("screen.overview");
        }
        Deque<String> path = new ArrayDeque<>();
        for (TreeNode above = node.parent(); above != null; above = above.parent()) {
            path.push(above.title());
        }
        return String.join(" / ", path);
    }

    /** A number and what it counts. */
    private final class Count extends HBox {

        private final Label number = new Label("0");

        Count(String what) {
            super(5);
            setAlignment(Pos.BASELINE_LEFT);
            setMaxHeight(Region.USE_PREF_SIZE);
            setMinWidth(Region.USE_PREF_SIZE);
            managedProperty().bind(visibleProperty());
            number.getStyleClass().add("bar-number");
            Label counted = new Label(what);
            counted.getStyleClass().add("secondary");
            getChildren().addAll(number, counted);
        }

        void show(int count) {
            number.setText(numbers.format(count, 0));
        }
    }
}
