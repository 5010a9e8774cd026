package dev.andon.ui.device;

import dev.andon.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A card of a few things that are known: their names at the left, what they are at the right. FX thread. */
final class FactCard extends Region {

    private static final PseudoClass GREY = PseudoClass.getPseudoClass("grey");
    private static final double PAD = 14;
    private static final double HEAD = 38;
    private static final double LINE = 27;
    private static final double GAP = 12;
    private static final double BUTTON = 30;
    private static final double FINGER = 44;

    private final Words words;
    private final String id;
    private final boolean copied;
    private final Label title = new Label();
    private final List<Row> rows = new ArrayList<>();
    private final @Nullable Button action;
    private int shown;
    private boolean fingers;

    /**
     * An empty card.
     *
     * @param titleKey of its title
     * @param copied whether each fact can be copied
     * @param action what can be done with all of it; null: nothing
     */
    FactCard(String id, String titleKey, boolean copied, Words words, @Nullable Button action) {
        this.words = words;
        this.id = id;
        this.copied = copied;
        this.action = action;
        setId(id);
        getStyleClass().add("card");
        title.setText(words.get(titleKey));
        title.getStyleClass().add("card-title");
        getChildren().add(title);
        if (action != null) {
            action.getStyleClass().add("page-button");
            getChildren().add(action);
        }
    }

    void show(List<Fact> facts) {
        while (rows.size() < facts.size()) {
            rows.add(new Row(rows.size()));
        }
        if (shown != facts.size()) {
            shown = facts.size();
            requestLayout();
        }
        for (int index = 0; index < rows.size(); index++) {
            rows.get(index).show(index < facts.size() ? facts.get(index) : null);
        }
    }

    /** Whether what can be pressed must be as large as a finger. */
    void forFingers(boolean wanted) {
        if (fingers != wanted) {
            fingers = wanted;
            requestLayout();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEAD + shown * line() + (action == null ? 6 : pressed() + 12);
    }

    private double line() {
        return !copied ? LINE : fingers ? FINGER + 4 : BUTTON;
    }

    private double pressed() {
        return fingers ? FINGER : 32;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - 2 * PAD;
        title.resizeRelocate(PAD, 0, width, HEAD);
        double line = line();
        double names = 0;
        for (Row row : rows.subList(0, shown)) {
            names = Math.max(names, Math.ceil(row.name.prefWidth(-1)));
        }
        names = Math.min(names, width / 2);
        for (int index = 0; index < shown; index++) {
            rows.get(index).place(HEAD + index * line, names, width, line);
        }
        if (action != null) {
            double wanted = Math.ceil(action.prefWidth(-1));
            action.resizeRelocate(PAD, HEAD + shown * line + 4, wanted, pressed());
        }
    }

    /** One fact. */
    private final class Row {

        private final Label name = new Label();
        private final Label text = new Label();
        private final Tooltip tip = new Tooltip();
        private final @Nullable Button copy;

        Row(int index) {
            name.getStyleClass().add("fact-name");
            text.getStyleClass().add("fact");
            text.setId(id + "-" + index);
            text.setTooltip(tip);
            text.setAlignment(Pos.CENTER_RIGHT);
            getChildren().addAll(name, text);
            copy = copied ? new Button() : null;
            if (copy != null) {
                Region sign = new Region();
                sign.getStyleClass().add("copy-sign");
                copy.setGraphic(sign);
                copy.setTooltip(new Tooltip(words.get("page.copy")));
                copy.setId(id + "-copy-" + index);
                copy.getStyleClass().add("page-button");
                copy.setOnAction(asked -> toClipboard(text.getText()));
                getChildren().add(copy);
            }
        }

        void show(@Nullable Fact fact) {
            boolean visible = fact != null;
            name.setVisible(visible);
            text.setVisible(visible);
            if (copy != null) {
                copy.setVisible(visible);
            }
            if (fact == null) {
                return;
            }
            name.setText(words.get(fact.key()));
            if (!fact.text().equals(text.getText())) {
                text.setText(fact.text());
                tip.setText(fact.text());
            }
            text.pseudoClassStateChanged(GREY, fact.grey());
            text.setAccessibleText(name.getText() + ": " + fact.text());
            if (copy != null) {
                copy.setAccessibleText(words.get("page.copy.of", name.getText()));
            }
        }

        void place(double y, double names, double width, double line) {
            name.resizeRelocate(PAD, y, names, line);
            double right = PAD + width;
            if (copy != null) {
                double wanted = fingers ? FINGER : 28;
                copy.resizeRelocate(right - wanted, y + 2, wanted, line - 4);
                right -= wanted + GAP;
            }
            text.resizeRelocate(PAD + names + GAP, y, Math.max(0, right - PAD - names - GAP), line);
        }
    }

    static void toClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
