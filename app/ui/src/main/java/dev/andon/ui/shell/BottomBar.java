package dev.andon.ui.shell;

import dev.andon.ui.screen.Address;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The bar at the bottom of the phone, under the thumb: the first screens, and the rest behind one button. FX thread. */
final class BottomBar extends HBox {

    /** So many buttons a thumb can tell apart on the narrowest phone. */
    private static final int MOST = 4;

    private static final double ICON = 24;
    private static final String MORE = "more";

    private final List<ScreenButton> buttons = new ArrayList<>();
    private final List<String> behindMore = new ArrayList<>();

    BottomBar(List<ScreenEntry> entries, Words words, Consumer<Address> go) {
        setId("bottom-bar");
        getStyleClass().add("bottom-bar");
        List<ScreenEntry> shown =
                entries.stream().filter(entry -> entry.icon() != null).toList();
        ContextMenu rest = new ContextMenu();
        for (ScreenEntry entry : shown) {
            if (buttons.size() < MOST) {
                add(new ScreenButton(
                        entry.name(),
                        Objects.requireNonNull(entry.icon()),
                        ICON,
                        words.get(entry.key()),
                        () -> go.accept(Address.of(entry.name()))));
            } else {
                behindMore.add(entry.name());
                MenuItem item = new MenuItem(
                        words.get(entry.key()),
                        Objects.requireNonNull(entry.icon()).node(ICON));
                item.setId("more-" + entry.name());
                item.setOnAction(chosen -> go.accept(Address.of(entry.name())));
                rest.getItems().add(item);
            }
        }
        if (!behindMore.isEmpty()) {
            rest.getStyleClass().add("more-menu");
            add(new ScreenButton(MORE, Icon.MORE, ICON, words.get("screen.more"), () -> {
                ScreenButton button = buttons.getLast();
                rest.show(button, Side.TOP, 0, 0);
                // Its right edge under that of the button: the window ends there.
                Bounds edge = button.localToScreen(button.getLayoutBounds());
                rest.setX(edge.getMaxX() - rest.getWidth());
            }));
        }
    }

    void light(String screen) {
        String lit = behindMore.contains(screen) ? MORE : screen;
        buttons.forEach(button -> button.light(lit));
    }

    private void add(ScreenButton button) {
        button.titleBelow();
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        buttons.add(button);
        getChildren().add(button);
    }
}
