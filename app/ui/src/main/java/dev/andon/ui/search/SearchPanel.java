package dev.andon.ui.search;

import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The search, over whatever screen is seen: type, choose with the arrows, Enter goes there, Escape or a click beside it leaves. FX thread.
 */
public final class SearchPanel extends Region {

    private static final double WIDTH = 640;
    private static final double TOP = 72;
    private static final double PHONE_BELOW = 600;
    private static final double ROW = 44;
    private static final int ROWS = 9;
    private static final long BUDGET = 10_000_000;

    private final Console console;
    private final Words words;
    private final SearchMemory memory;
    private final List<Hit> fixed = new ArrayList<>();
    private final TextField field = new TextField();
    private final ListView<Hit> list = new ListView<>();
    private final Label nothing = new Label();
    private final VBox card = new VBox(field, list, nothing);
    private @Nullable Search search;
    private @Nullable Node before;
    private boolean done;

    /**
     * A panel that is closed.
     *
     * @param screens where else one can go, by title
     * @param actions what one can do, by title
     */
    public SearchPanel(Console console, Map<String, Address> screens, Map<String, Runnable> actions) {
        this.console = console;
        this.words = console.words();
        this.memory = new SearchMemory(console);
        screens.forEach((title, address) -> fixed.add(new Hit(
                Hit.Kind.SCREEN,
                title,
                words.get("search.kind.screen"),
                () -> console.go().accept(address))));
        actions.forEach(
                (title, action) -> fixed.add(new Hit(Hit.Kind.ACTION, title, words.get("search.kind.action"), action)));
        setId("search");
        getStyleClass().add("search-veil");
        card.getStyleClass().addAll("card", "search-card");
        field.setId("search-field");
        field.setPromptText(words.get("search.prompt.long"));
        field.setAccessibleText(words.get("search.prompt"));
        list.setId("search-hits");
        list.getStyleClass().add("search-hits");
        list.setAccessibleText(words.get("search.hits"));
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new HitCell(this::take));
        nothing.getStyleClass().addAll("secondary", "search-nothing");
        nothing.setText(words.get("search.nothing"));
        nothing.managedProperty().bind(nothing.visibleProperty());
        list.managedProperty().bind(list.visibleProperty());
        getChildren().add(card);
        setVisible(false);
        field.textProperty().addListener(typed -> begin());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setOnMousePressed(press -> {
            if (!card.getBoundsInParent().contains(press.getX(), press.getY())) {
                close();
            }
        });
    }

    /** Opens, with nothing typed as yet. */
    public void open() {
        if (!isVisible()) {
            before = getScene() == null ? null : getScene().getFocusOwner();
            setVisible(true);
            memory.follow();
            field.clear();
            begin();
        }
        field.requestFocus();
    }

    /** Closes; the focus returns to where it was. */
    public void close() {
        setVisible(false);
        search = null;
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }

    /** Goes on with a search that is not at its end; every pulse. */
    public void beat() {
        if (isVisible() && !done) {
            goOn();
        }
    }

    @Override
    protected void layoutChildren() {
        boolean phone = getWidth() < PHONE_BELOW;
        double width = phone ? getWidth() : Math.min(WIDTH, getWidth() - 2 * TOP);
        double top = phone ? 0 : TOP;
        double height = Math.min(card.prefHeight(width), getHeight() - top - (phone ? 0 : TOP));
        card.resizeRelocate(Math.rint((getWidth() - width) / 2), top, width, height);
    }

    private void begin() {
        search = new Search(console, memory, fixed, field.getText());
        goOn();
        list.getSelectionModel().selectFirst();
    }

    private void goOn() {
        Search going = search;
        if (going == null) {
            return;
        }
        done = going.goOn(System.nanoTime() + BUDGET);
        Hit chosen = list.getSelectionModel().getSelectedItem();
        List<Hit> hits = going.hits();
        if (!hits.equals(list.getItems())) {
            list.getItems().setAll(hits);
            list.getSelectionModel().select(Math.max(0, hits.indexOf(chosen)));
        }
        list.setVisible(!hits.isEmpty());
        nothing.setVisible(hits.isEmpty() && done);
        list.setPrefHeight(Math.min(ROWS, Math.max(1, hits.size())) * ROW + 2);
        requestLayout();
    }

    private void pressed(KeyEvent key) {
        int chosen = list.getSelectionModel().getSelectedIndex();
        int last = list.getItems().size() - 1;
        switch (key.getCode()) {
            case ESCAPE -> close();
            case ENTER -> take(list.getSelectionModel().getSelectedItem());
            case UP -> choose(chosen <= 0 ? last : chosen - 1);
            case DOWN -> choose(chosen >= last ? 0 : chosen + 1);
            case PAGE_UP -> choose(Math.max(0, chosen - ROWS));
            case PAGE_DOWN -> choose(Math.min(last, chosen + ROWS));
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void choose(int index) {
        if (index >= 0) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(Math.max(0, index - ROWS + 2));
        }
    }

    private void take(@Nullable Hit hit) {
        if (hit != null) {
            close();
            hit.open().run();
        }
    }
}
