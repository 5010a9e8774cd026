package dev.andon.ui.shell;

import dev.andon.connector.LinkState;
import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands in place of values while there are none: what the program is doing about it, what went wrong, and what to do. FX thread. */
final class EmptyState extends VBox {

    private static final double WIDTH = 560;

    private final Words words;
    private final LinkWords linkWords;
    private List<String> shown = List.of();

    EmptyState(Words words) {
        super(8);
        this.words = words;
        this.linkWords = new LinkWords(words);
        setId("empty");
        getStyleClass().addAll("card", "empty");
        setAlignment(Pos.CENTER);
    }

    /** Says how things stand; once a second is enough. */
    void show(List<LinkStatus> links, long now) {
        List<Label> lines = new ArrayList<>();
        if (links.isEmpty()) {
            lines.add(paragraph("empty-title", words.get("empty.no-connection")));
            lines.add(paragraph("empty-text", words.get("empty.no-connection.remedy")));
        }
        links.forEach(link -> tell(lines, link, now));
        List<String> texts = lines.stream().map(Label::getText).toList();
        if (!texts.equals(shown)) {
            shown = texts;
            getChildren().setAll(lines);
        }
    }

    private void tell(List<Label> lines, LinkStatus link, long now) {
        switch (link.state()) {
            case LinkState.Connecting connecting ->
                lines.add(paragraph("empty-title", words.get("empty.connecting", link.url())));
            case LinkState.Up up -> {
                lines.add(paragraph("empty-title", words.get("empty.up", link.url())));
                lines.add(paragraph("empty-text", words.get("empty.up.remedy")));
            }
            case LinkState.Waiting waiting -> {
                addProblem(lines, link, waiting.reason());
                lines.add(
                        paragraph("empty-note", words.get("empty.retry", linkWords.waitText(waiting.retryAt(), now))));
            }
            case LinkState.Down down -> {
                addProblem(lines, link, down.reason());
                lines.add(paragraph("empty-note", words.get("empty.given-up")));
            }
        }
    }

    private void addProblem(List<Label> lines, LinkStatus link, Problem problem) {
        lines.add(paragraph("empty-title", words.get("empty.failed", link.url())));
        lines.add(paragraph("empty-text", sentence(problem.what())));
        if (!problem.remedy().isEmpty()) {
            lines.add(paragraph("empty-text", sentence(problem.remedy())));
        }
    }

    /** A clause as it stands in a problem, made into a sentence. */
    private static String sentence(String clause) {
        return clause.isEmpty() ? clause : Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + '.';
    }

    private static Label paragraph(String style, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
