package dev.andon.ui.storage;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What there is of each connection, one below the other. FX thread. */
final class ShareLines extends VBox {

    private final List<Label> names = new ArrayList<>();
    private final List<FactLines> facts = new ArrayList<>();
    private boolean narrow;

    ShareLines() {
        super(12);
    }

    void form(boolean one) {
        narrow = one;
        facts.forEach(lines -> lines.form(one));
    }

    void show(List<StorageFacts.Share> shares, StorageTexts texts, long now) {
        while (names.size() < shares.size()) {
            Label name = new Label();
            name.setId("storage-connection-" + names.size());
            name.getStyleClass().add("storage-state");
            name.setWrapText(true);
            FactLines lines = new FactLines("storage-connection-" + names.size() + "-fact");
            lines.form(narrow);
            names.add(name);
            facts.add(lines);
            getChildren().add(new VBox(4, name, lines));
        }
        for (int index = 0; index < shares.size(); index++) {
            names.get(index).setText(texts.connection(shares.get(index).connection()));
            facts.get(index).show(texts.share(shares.get(index), now));
        }
    }
}
