package dev.andon.ui.screen;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Cards one below the other, in the middle and no wider than reads well. What has the keys is brought into sight. FX thread. */
public final class CardPage extends ScrollPane {

    private static final double GAP = 12;
    private static final double CARD_GAP = 8;
    // With its padding as wide as the connections.
    private static final double WIDEST = 760 + 2 * 16;

    /** @param title of the page, for those who do not see it */
    public CardPage(String id, String title, Region... cards) {
        VBox column = new VBox(GAP, cards);
        column.getStyleClass().add("settings-page");
        column.setMaxWidth(WIDEST);
        StackPane middle = new StackPane(column);
        middle.setAlignment(Pos.TOP_CENTER);
        setContent(middle);
        setId(id);
        getStyleClass().add("page");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(title);
        FocusScroll.in(this);
    }

    /**
     * One of them.
     *
     * @param note what it is about, below the title
     */
    public static VBox card(String title, String note, Region content) {
        Label head = new Label(title);
        head.getStyleClass().add("card-title");
        Label below = new Label(note);
        below.getStyleClass().add("secondary");
        below.setWrapText(true);
        below.setMinHeight(Region.USE_PREF_SIZE);
        VBox card = new VBox(CARD_GAP, head, below, content);
        card.getStyleClass().addAll("card", "settings-card");
        return card;
    }
}
