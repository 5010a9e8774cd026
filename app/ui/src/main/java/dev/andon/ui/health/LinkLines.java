package dev.andon.ui.health;

import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Every connection: its state, where it leads, how much it gives, and why it does not, where it does not. FX thread. */
final class LinkLines {

    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    private final Section section;
    private final HealthBook book;
    private final Pen pen;
    private final Words words;
    private final NumberText numbers;
    private final AgeText ages;
    private final List<Line> lines = new ArrayList<>();

    LinkLines(HealthBook book, Pen pen, Words words) {
        this.book = book;
        this.pen = pen;
        this.words = words;
        numbers = new NumberText(words.locale());
        ages = new AgeText(words);
        section = new Section("health-links", words.get("health.links"));
    }

    Section section() {
        return section;
    }

    void show(List<LinkStatus> links, boolean phone, long now) {
        while (lines.size() < links.size()) {
            Line line = new Line(lines.size());
            lines.add(line);
            section.lines().getChildren().add(line.whole);
        }
        long up = links.stream()
                .filter(link -> link.state() instanceof LinkState.Up)
                .count();
        section.tally(words.get("bar.partly", up, links.size()));
        for (int index = 0; index < links.size(); index++) {
            lines.get(index).show(links.get(index), phone, now);
        }
    }

    private String state(LinkStatus link, long now) {
        return switch (link.state()) {
            case LinkState.Connecting connecting -> words.get("link.connecting");
            case LinkState.Up up -> up.detail().isEmpty() ? words.get("health.link.up") : up.detail();
            case LinkState.Waiting waiting -> words.get("link.waiting", ages.duration(micros(waiting.retryAt()) - now));
            case LinkState.Down down -> words.get("link.down");
        };
    }

    private static String reason(LinkStatus link) {
        Problem problem = switch (link.state()) {
            case LinkState.Waiting waiting -> waiting.reason();
            case LinkState.Down down -> down.reason();
            case LinkState.Connecting connecting -> null;
            case LinkState.Up up -> null;
        };
        return problem == null ? "" : problem.toString();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private final class Line {

        private final Region mark = new Region();
        private final Label name = Section.label("health-name");
        private final Label state = Section.label("health-state");
        private final Label rate = Section.label("health-number");
        private final RasterView spark = new RasterView();
        private final Label more = Section.wrapped("", "secondary");
        private final Label reason = Section.wrapped("", "health-reason");
        private final VBox whole;
        private final Region sparkRoom = HealthScreen.room(spark);

        Line(int index) {
            mark.getStyleClass().add("link-mark");
            HBox title = new HBox(8, mark, name, state);
            title.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            name.setMinWidth(40);
            whole = new VBox(Section.line(title, rate, sparkRoom), more, reason);
            whole.getStyleClass().addAll("link", "health-item");
            whole.setId("health-link-" + index);
            reason.managedProperty().bind(reason.visibleProperty());
            sparkRoom.managedProperty().bind(sparkRoom.visibleProperty());
        }

        void show(LinkStatus link, boolean phone, long now) {
            boolean up = link.state() instanceof LinkState.Up;
            boolean faulty = link.state() instanceof LinkState.Waiting || link.state() instanceof LinkState.Down;
            whole.pseudoClassStateChanged(UP, up);
            whole.pseudoClassStateChanged(FAULTY, faulty);
            name.setText(link.name());
            state.setText(state(link, now));
            Ring ring = book.ofLink(link.name());
            rate.setText(words.get("health.per-second", numbers.format(ring.size() == 0 ? 0 : ring.ago(0), 0)));
            boolean heard = link.lastHeard() != SampleBatch.NO_TIME;
            String last = heard
                    ? words.get("health.link.heard", ages.format(now - link.lastHeard()))
                    : words.get("age.never");
            more.setText(String.join(
                    " · ",
                    link.url().toString(),
                    words.get("health.samples", numbers.format((double) link.samples(), 0)),
                    last));
            reason.setText(reason(link));
            reason.setVisible(!reason.getText().isEmpty());
            sparkRoom.setVisible(!phone);
            pen.draw(spark, ring);
        }
    }
}
