package dev.andon.ui.shell;

import dev.andon.ui.screen.Address;
import dev.andon.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;

/** The rail at the left of the desk: one button for each screen there is. FX thread. */
final class Rail extends VBox {

    private static final double ICON = 20;

    private final List<ScreenButton> buttons = new ArrayList<>();

    Rail(List<ScreenEntry> entries, Words words, Consumer<Address> go) {
        super(6);
        setId("rail");
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        for (ScreenEntry entry : entries) {
            if (entry.icon() != null) {
                String title = words.get(entry.key());
                ScreenButton button = new ScreenButton(
                        entry.name(), entry.icon(), ICON, title, () -> go.accept(Address.of(entry.name())));
                button.iconOnly(words.get("screen.tip", title, buttons.size() + 1));
                buttons.add(button);
            }
        }
        getChildren().addAll(buttons);
    }

    void light(String screen) {
        buttons.forEach(button -> button.light(screen));
    }
}
