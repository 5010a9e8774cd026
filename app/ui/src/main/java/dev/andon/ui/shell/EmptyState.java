package dev.andon.ui.shell;

import dev.andon.connector.LinkState;
import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.ui.screen.Address;
import dev.andon.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands in place of values while there are none: what the program is doing about it, what went wrong, and what to do. FX thread. */
final class EmptyState extends VBox {

    private static final double WIDTH = 560;

    private final Words words;
    private final Consumer<Address> go;
    private final LinkWords linkWords;
    private List<String> shown = List.of();

    EmptyState(Words words, Consumer<Address> go) {
        super(8);
        this.words = words;
        this.go = go;
        this.linkWords = new LinkWords(words);
        setId("empty");
        getStyleClass().addAll("card", "empty");
        setAlignment(Pos.CENTER);
    }

    /** Says how things stand; once a second is enough. */
    void show(List<LinkStatus> links, long now) {
        List<Labeled> lines = new ArrayList<>();
        if (links.isEmpty()) {
            lines.add(paragraph("empty-title", words.get("empty.no-connection")));
            lines.add(paragraph("empty-text", words.get("connections.empty")));
            lines.add(way("empty.add", "add"));
        }
        links.forEach(link -> tell(lines, link, now));
        List<String> texts = lines.stream().map(Labeled::getText).toList();
        if (!texts.equals(shown)) {
            show(lines, texts);
        }
    }

    /** Only words that changed are changed: who has the focus on a button keeps it while the seconds are counted beside it. */
    private void show(List<Labeled> lines, List<String> texts) {
        boolean alike = shown.size() == texts.size();
        for (int index = 0; alike && index < texts.size(); index++) {
            alike = getChildren()
                    .get(index)
                    .getStyleClass()
                    .equals(lines.get(index).getStyleClass());
        }
        shown = texts;
        if (!alike) {
            getChildren().setAll(lines);
            return;
        }
        for (int index = 0; index < texts.size(); index++) {
            if (getChildren().get(index) instanceof Labeled line) {
                line.setText(texts.get(index));
            }
        }
    }

    private void tell(List<Labeled> lines, LinkStatus link, long now) {
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
                lines.add(way("empty.change", link.name()));
            }
            case LinkState.Down down -> {
                addProblem(lines, link, down.reason());
                lines.add(paragraph("empty-note", words.get("empty.given-up")));
                lines.add(way("empty.change", link.name()));
            }
        }
    }

    private void addProblem(List<Labeled> lines, LinkStatus link, Problem problem) {
        lines.add(paragraph("empty-title", words.get("empty.failed", link.url())));
        lines.add(paragraph("empty-text", sentence(problem.what())));
        if (!problem.remedy().isEmpty()) {
            lines.add(paragraph("empty-text", sentence(problem.remedy())));
        }
    }

    /** A button that leads to where this can be mended. */
    private Button way(String key, String connection) {
        Button button = new Button(words.get(key));
        button.setId("empty-" + connection);
        button.getStyleClass().add("choice");
        button.setOnAction(pressed -> go.accept(new Address("connections", connection)));
        return button;
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
