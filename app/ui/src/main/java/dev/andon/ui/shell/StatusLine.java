package dev.andon.ui.shell;

import dev.andon.model.Problem;
import dev.andon.runtime.Health;
import dev.andon.runtime.LinkStatus;
import dev.andon.runtime.Trouble;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line at the bottom of every screen: each link with the age of its data, what was lost, and whether what is seen is live. FX thread. */
final class StatusLine extends HBox {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int PROBLEMS_TOLD = 8;
    private static final int LINKS_TOLD = 4;

    private final Words words;
    private final ZoneId zone;
    private final DateTimeFormatter zoneName;
    private final LinkWords linkWords;
    private final HBox links = new HBox(20);
    private final Label more = new Label();
    private final Label wrong = new Label();
    private final Label unreadable = new Label();
    private final Tooltip problems = new Tooltip();
    private final Label dropped = new Label();
    private final Label stalled = new Label();
    private final Label values = new Label();
    private final Label live = new Label();
    private final NumberText numbers;

    /** @param mistakes in the workspace's files: they stand as long as the program runs */
    StatusLine(List<Problem> mistakes, Words words, ZoneId zone) {
        super(20);
        this.words = words;
        this.zone = zone;
        this.linkWords = new LinkWords(words);
        this.numbers = new NumberText(words.locale());
        setId("status");
        getStyleClass().add("status");
        setAlignment(Pos.CENTER_LEFT);
        links.setAlignment(Pos.CENTER_LEFT);
        Pane grow = new Pane();
        HBox.setHgrow(grow, Priority.ALWAYS);
        dropped.getStyleClass().add("faulty");
        stalled.getStyleClass().add("faulty");
        stalled.setId("stalled");
        unreadable.setTooltip(problems);
        live.setId("live-clock");
        zoneName = DateTimeFormatter.ofPattern("zzz", words.locale()).withZone(zone);
        live.setTooltip(new Tooltip(words.get("status.zone", zone.getId())));
        values.setId("live-values");
        for (Label label : List.of(more, wrong, unreadable, dropped, stalled, values, live)) {
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.managedProperty().bind(label.visibleProperty());
        }
        getChildren().addAll(links, more, grow, wrong, unreadable, dropped, stalled, values, live);
        wrong.setId("mistakes");
        wrong.setVisible(!mistakes.isEmpty());
        wrong.setText(words.get("status.mistakes", mistakes.size()));
        wrong.setTooltip(new Tooltip(list(mistakes)));
    }

    /** Says how everything is now; a few times a second at most. */
    void show(Moment moment) {
        List<LinkStatus> statuses = moment.links();
        Health health = moment.health();
        long now = moment.now();
        // What is at fault comes first, so that it is never among those there is no room for.
        List<LinkStatus> told = statuses.stream()
                .sorted(Comparator.comparing(link -> !LinkWords.faulty(link)))
                .limit(LINKS_TOLD)
                .toList();
        while (links.getChildren().size() < told.size()) {
            links.getChildren().add(new LinkMark());
        }
        more.setVisible(statuses.size() > told.size());
        more.setText(words.get("link.more", statuses.size() - told.size()));
        for (int index = 0; index < told.size(); index++) {
            LinkStatus link = told.get(index);
            ((LinkMark) links.getChildren().get(index))
                    .show(link, linkWords.line(link, now), linkWords.full(link, now));
        }
        unreadable.setVisible(health.unreadable() > 0);
        unreadable.setText(words.get("status.unreadable", health.unreadable()));
        problems.setText(told(health.troubles()));
        dropped.setVisible(health.dropped() > 0);
        dropped.setText("◇ " + words.get("status.dropped", health.dropped()));
        Instant stalledSince = health.stalledSince();
        stalled.setVisible(stalledSince != null);
        stalled.setText(
                stalledSince == null
                        ? ""
                        : "◇ " + words.get("status.stalled", CLOCK.format(stalledSince.atZone(zone))));
        int all = moment.root().values();
        values.setVisible(all > 0);
        values.setText(words.get("status.values", numbers.format(moment.root().live(), 0), numbers.format(all, 0)));
        live.setText(words.get(moment.frozen() || stalledSince != null ? "status.not-live" : liveKey(statuses)) + " · "
                + clock(now) + ' ' + zoneName.format(Instant.EPOCH.plus(now, ChronoUnit.MICROS)));
    }

    /** Each trouble with its times: {@code 3 x 12:04:11 - 12:05:40  where: what}. */
    private String told(List<Trouble> troubles) {
        return troubles.stream()
                .limit(PROBLEMS_TOLD)
                .map(trouble -> (trouble.count() == 1 ? "" : trouble.count() + " × " + clock(trouble.since()) + " – ")
                        + clock(trouble.last()) + "  " + trouble.problem())
                .collect(Collectors.joining("\n"));
    }

    private static String list(List<Problem> told) {
        return told.stream().limit(PROBLEMS_TOLD).map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private static String liveKey(List<LinkStatus> statuses) {
        long up = statuses.stream().filter(LinkWords::up).count();
        return up == 0 ? "status.not-live" : up < statuses.size() ? "status.partly-live" : "status.live";
    }

    private String clock(long now) {
        return CLOCK.format(Instant.EPOCH.plus(now, ChronoUnit.MICROS).atZone(zone));
    }
}
