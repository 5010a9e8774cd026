package dev.andon.ui.shell;

import dev.andon.ui.quality.Standing;
import dev.andon.ui.quality.StandingMark;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import dev.andon.ui.tree.LookTexts;
import dev.andon.ui.tree.TreeNode;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/**
 * What needs someone, on every screen: how many devices are at fault or silent, how many outside their limits. Nothing at all while nothing does.
 * Pressed, it leads to the list. FX thread.
 */
final class Banner extends Button {

    private static final double GAP = 16;

    private final Words words;
    private final LookTexts texts;
    private final NumberText numbers;
    private final Part faults = new Part(Standing.FAULT);
    private final Part outside = new Part(Standing.OUTSIDE);
    private final Tooltip tip = new Tooltip();

    Banner(Words words, Runnable pressed) {
        this.words = words;
        this.texts = new LookTexts(words);
        this.numbers = new NumberText(words.locale());
        setId("banner");
        getStyleClass().add("banner");
        HBox parts = new HBox(GAP, faults, outside);
        parts.setAlignment(Pos.CENTER_LEFT);
        setGraphic(parts);
        setTooltip(tip);
        managedProperty().bind(visibleProperty());
        setOnAction(press -> pressed.run());
        setVisible(false);
    }

    /** Counts the devices below a node; what is silent counts with what is at fault: of neither anybody knows how it is. */
    void show(TreeNode root) {
        int out = root.devices(Standing.OUTSIDE);
        faults.show(root.unknown());
        outside.show(out);
        setVisible(root.looks() > 0);
        String told = words.get("banner.tip", texts.devices(root));
        if (!told.equals(tip.getText())) {
            tip.setText(told);
            setAccessibleText(told);
        }
    }

    /** A mark and a number. */
    private final class Part extends HBox {

        private final Label number = new Label();

        Part(Standing standing) {
            super(6);
            setAlignment(Pos.CENTER_LEFT);
            managedProperty().bind(visibleProperty());
            StandingMark mark = new StandingMark();
            mark.show(standing, Icon.OUTSIDE);
            Pane field = new Pane(mark);
            field.setMinSize(StandingMark.SIZE, StandingMark.SIZE);
            field.setMaxSize(StandingMark.SIZE, StandingMark.SIZE);
            number.getStyleClass().add("bar-number");
            getChildren().addAll(field, number);
        }

        void show(int count) {
            setVisible(count > 0);
            number.setText(numbers.format(count, 0));
        }
    }
}
