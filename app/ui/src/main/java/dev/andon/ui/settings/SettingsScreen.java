package dev.andon.ui.settings;

import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.CardPage;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Screen;
import dev.andon.ui.screen.Settings;
import dev.andon.ui.screen.Zoom;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The settings: each choice is seen at once, and kept. FX thread. */
public final class SettingsScreen implements Screen {

    private static final String AS_SYSTEM = "";
    private static final double GAP = 8;

    private final Words words;
    private final Settings settings;
    private final NumberText numbers;
    private final Label size = new Label();
    private final Label waiting = new Label();
    private final Theme theme;
    private final CardPage page;

    public SettingsScreen(Console console) {
        words = console.words();
        theme = console.theme();
        settings = console.settings();
        numbers = new NumberText(words.locale());
        waiting.setId("settings-waiting");
        waiting.setWrapText(true);
        waiting.setText(words.get("settings.waiting"));
        waiting.managedProperty().bind(waiting.visibleProperty());
        showWaiting();
        Label zone = new Label(console.monitor().workspace().timeZone().getId());
        page = new CardPage(
                "settings",
                words.get("screen.settings"),
                waiting,
                card("settings.theme", themes()),
                card("settings.language", languages()),
                card("settings.zone", zone),
                card("settings.size", sizes()),
                card("settings.storage", storage(console)),
                card("settings.keys", keys()));
        showSize();
    }

    @Override
    public Region node() {
        return page;
    }

    @Override
    public boolean show(String subject) {
        return subject.isEmpty();
    }

    @Override
    public Heading heading() {
        return new Heading(words.get("screen.settings"), "");
    }

    @Override
    public void enter(long now) {
        showSize();
        showWaiting();
    }

    /** Whoever sees this screen as it was, though they chose otherwise, is told what it waits for. */
    private void showWaiting() {
        boolean colours = !settings.theme().isEmpty() && !settings.theme().equals(theme.name());
        boolean language = !settings.language().isEmpty()
                && !settings.language().equals(words.locale().getLanguage());
        waiting.setVisible(colours || language);
    }

    private VBox card(String key, Region content) {
        return CardPage.card(words.get(key), words.get(key + ".note"), content);
    }

    private HBox storage(Console console) {
        Button open = new Button(words.get("settings.storage.open"));
        open.setId("settings-storage");
        open.getStyleClass().add("choice");
        open.setOnAction(pressed -> console.go().accept(Address.of("storage")));
        return new HBox(GAP, open);
    }

    private FlowPane themes() {
        FlowPane choices = new FlowPane(GAP, GAP);
        ToggleGroup group = new ToggleGroup();
        add(choices, group, "theme", AS_SYSTEM, settings.theme(), settings::theme);
        for (String name : Theme.NAMES) {
            ToggleButton button = add(choices, group, "theme", name, settings.theme(), settings::theme);
            Theme.named(name).ifPresent(theme -> button.setGraphic(new Swatch(theme)));
        }
        return choices;
    }

    private FlowPane languages() {
        FlowPane choices = new FlowPane(GAP, GAP);
        ToggleGroup group = new ToggleGroup();
        add(choices, group, "language", AS_SYSTEM, settings.language(), settings::language);
        for (String tag : Words.LANGUAGES) {
            ToggleButton button = add(choices, group, "language", tag, settings.language(), settings::language);
            // Each language by its own name: who cannot read the present one finds the way out.
            Locale locale = Locale.forLanguageTag(tag);
            String name = locale.getDisplayLanguage(locale);
            button.setText(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
        return choices;
    }

    private ToggleButton add(
            FlowPane choices, ToggleGroup group, String what, String name, String now, Consumer<String> chosen) {
        String suffix = name.isEmpty() ? "system" : name;
        String key = "settings." + what + '.' + suffix;
        ToggleButton button = new ToggleButton(words.has(key) ? words.get(key) : name);
        button.setId(what + '-' + suffix);
        button.getStyleClass().add("choice");
        button.setToggleGroup(group);
        button.setSelected(name.equals(now));
        button.setOnAction(pressed -> {
            button.setSelected(true);
            chosen.accept(name);
            showWaiting();
        });
        choices.getChildren().add(button);
        return button;
    }

    private HBox sizes() {
        Button smaller = step("size-smaller", "−", -1);
        Button larger = step("size-larger", "+", 1);
        Button automatic = new Button(words.get("settings.size.automatic"));
        automatic.setId("size-automatic");
        automatic.getStyleClass().add("choice");
        automatic.setOnAction(pressed -> {
            settings.zoom(0);
            showSize();
        });
        size.setId("size");
        size.setMinWidth(72);
        size.setAlignment(Pos.CENTER);
        HBox row = new HBox(GAP, smaller, size, larger, automatic);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button step(String id, String sign, int way) {
        Button button = new Button(sign);
        button.setId(id);
        button.getStyleClass().add("choice");
        button.setAccessibleText(words.get(way < 0 ? "settings.size.smaller" : "settings.size.larger"));
        button.setOnAction(pressed -> {
            double now = settings.zoom() == 0 ? 1 : settings.zoom();
            settings.zoom(way < 0 ? Zoom.previous(now) : Zoom.next(now));
            showSize();
        });
        return button;
    }

    private void showSize() {
        double zoom = settings.zoom();
        size.setText(
                zoom == 0
                        ? words.get("settings.size.auto")
                        : words.get("settings.size.percent", numbers.format(zoom * 100, 0)));
    }

    private VBox keys() {
        VBox rows = new VBox(4);
        for (String key : List.of("search", "back", "screens", "refresh", "zoom", "full", "quit")) {
            Label what = new Label(words.get("keys." + key));
            Label which = new Label(words.get("keys." + key + ".key"));
            which.getStyleClass().add("secondary");
            what.setMinWidth(220);
            rows.getChildren().add(new HBox(GAP, what, which));
        }
        return rows;
    }
}
