package dev.andon.ui.shell;

import dev.andon.ui.screen.Address;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableMap;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

/** The keys that mean the same on every screen, and the side buttons of the mouse. FX thread. */
final class Keys {

    private static final List<KeyCode> DIGITS = List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT8,
            KeyCode.DIGIT9);

    private final Shell shell;
    private final Stage stage;
    private final Runnable quit;

    Keys(Shell shell, Stage stage, Runnable quit) {
        this.shell = shell;
        this.stage = stage;
        this.quit = quit;
    }

    void install(List<ScreenEntry> entries) {
        ObservableMap<KeyCombination, Runnable> keys = shell.scene().getAccelerators();
        keys.putAll(Map.of(
                control(KeyCode.Q),
                quit,
                control(KeyCode.K),
                shell::search,
                new KeyCodeCombination(KeyCode.F5),
                shell::refresh,
                new KeyCodeCombination(KeyCode.F11),
                () -> stage.setFullScreen(!stage.isFullScreen()),
                new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN),
                shell::back,
                new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN),
                shell::forward));
        for (KeyCode plus : List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD)) {
            keys.put(control(plus), () -> shell.zoom(true));
        }
        for (KeyCode minus : List.of(KeyCode.MINUS, KeyCode.SUBTRACT)) {
            keys.put(control(minus), () -> shell.zoom(false));
        }
        for (KeyCode zero : List.of(KeyCode.DIGIT0, KeyCode.NUMPAD0)) {
            keys.put(control(zero), shell::zoomAsUsual);
        }
        List<String> screens = entries.stream()
                .filter(entry -> entry.icon() != null)
                .map(ScreenEntry::name)
                .toList();
        for (int index = 0; index < Math.min(DIGITS.size(), screens.size()); index++) {
            Address screen = Address.of(screens.get(index));
            keys.put(control(DIGITS.get(index)), () -> shell.go(screen));
        }
        shell.scene().addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            if (press.getButton() == MouseButton.BACK) {
                shell.back();
                press.consume();
            } else if (press.getButton() == MouseButton.FORWARD) {
                shell.forward();
                press.consume();
            }
        });
    }

    private static KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
