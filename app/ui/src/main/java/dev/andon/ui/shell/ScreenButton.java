package dev.andon.ui.shell;

import dev.andon.ui.theme.Icon;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/** The button of a screen, in the rail of the desk or the bar of the phone. It stays lit while its screen is seen, pressed or not. FX thread. */
final class ScreenButton extends ToggleButton {

    private final String name;

    /** @param side width and height of the icon, px */
    ScreenButton(String name, Icon icon, double side, String title, Runnable pressed) {
        super(title, icon.node(side));
        this.name = name;
        setId("screen-" + name);
        setAccessibleRole(AccessibleRole.TAB_ITEM);
        setAccessibleText(title);
        setOnAction(press -> {
            // Pressing it again does not leave the screen.
            setSelected(true);
            pressed.run();
        });
    }

    /** Only the icon; its title in a tooltip, with the key that does the same. */
    void iconOnly(String tip) {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setTooltip(new Tooltip(tip));
    }

    /** The title below the icon. */
    void titleBelow() {
        setContentDisplay(ContentDisplay.TOP);
    }

    void light(String screen) {
        setSelected(name.equals(screen));
    }
}
