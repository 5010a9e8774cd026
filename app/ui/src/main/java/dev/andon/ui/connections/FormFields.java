package dev.andon.ui.connections;

import dev.andon.model.Problem;
import dev.andon.runtime.EnvironmentSecrets;
import dev.andon.ui.text.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** What is filled in about one connection, and what is wrong with it while one types. FX thread. */
final class FormFields extends VBox {

    private final Words words;
    private final ConnectionDesk desk;
    private final ConnectionForm form;
    private final Set<String> others;
    private final Map<Field, TextInputControl> inputs = new EnumMap<>(Field.class);
    private final Map<Field, FieldRow> rows = new EnumMap<>(Field.class);
    private final Set<Field> touched = EnumSet.noneOf(Field.class);
    private final Set<Field> forgotten = EnumSet.noneOf(Field.class);
    private final ComboBox<String> scheme = new ComboBox<>();
    private boolean filling;

    /** @param others the names of the other connections */
    FormFields(Words words, ConnectionDesk desk, ConnectionForm form, Set<String> others) {
        super(12);
        this.words = words;
        this.desk = desk;
        this.form = form;
        this.others = others;
        fields();
        tell();
        secretHint(Field.PASSWORD);
        secretHint(Field.KEY_PASSWORD);
    }

    /** Where a person begins. */
    void begin() {
        input(form.isFresh() ? Field.NAME : Field.HOST).requestFocus();
    }

    private void fields() {
        text(Field.NAME);
        scheme.getItems().setAll(ConnectionForm.schemes());
        scheme.setValue(form.get(Field.SCHEME));
        scheme.setOnAction(chosen -> {
            if (!filling && scheme.getValue() != null) {
                form.set(Field.SCHEME, scheme.getValue());
                tell();
            }
        });
        add(Field.SCHEME, new FieldRow(words, Field.SCHEME, scheme));
        text(Field.HOST).setPromptText(words.get("connections.example.host"));
        text(Field.PORT);
        text(Field.PATH).setPromptText(words.get("connections.example.path"));
        area(Field.TOPICS, 2).setPromptText(words.get("connections.example.topics"));
        text(Field.USERNAME);
        password(Field.PASSWORD);
        file(Field.CA);
        file(Field.CERTIFICATE);
        file(Field.KEY);
        password(Field.KEY_PASSWORD);
        area(Field.FURTHER, 2).setPromptText(words.get("connections.example.further"));
        place();
        row(Field.TOPICS).hint(words.get("connections.hint.topics"));
        row(Field.CA).hint(words.get("connections.hint.ca"));
        row(Field.FURTHER).hint(words.get("connections.hint.further"));
    }

    private TextField text(Field field) {
        TextField input = new TextField();
        add(field, new FieldRow(words, field, input));
        return bound(field, input);
    }

    private TextArea area(Field field, int lines) {
        TextArea input = new TextArea();
        input.setPrefRowCount(lines);
        input.addEventFilter(KeyEvent.KEY_PRESSED, FormFields::walkOn);
        add(field, new FieldRow(words, field, input));
        return bound(field, input);
    }

    /** Tab leads to the next field as it does everywhere; a text of several lines would keep it for itself. */
    private static void walkOn(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
            key.consume();
            Event.fireEvent(
                    key.getTarget(),
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            key.getCharacter(),
                            key.getText(),
                            KeyCode.TAB,
                            key.isShiftDown(),
                            true,
                            key.isAltDown(),
                            key.isMetaDown()));
        }
    }

    private void password(Field field) {
        PasswordField input = new PasswordField();
        boolean had = field == Field.PASSWORD ? form.hasPassword() : form.hasKeyPassword();
        Button forget = Parts.button(words, "connections.forget", "field-" + field.id() + "-forget", () -> {});
        forget.setVisible(had);
        forget.managedProperty().bind(forget.visibleProperty());
        forget.setOnAction(pressed -> forget(field, forget));
        name(forget, field);
        add(field, new FieldRow(words, field, input, forget));
        inputs.put(field, input);
        input.textProperty()
                .addListener(
                        (any, before, typed) -> has(field, (had && !forgotten.contains(field)) || !typed.isEmpty()));
    }

    /** What is stored goes when all of it is saved; until then it can stay. */
    private void forget(Field field, Button button) {
        boolean goes = forgotten.add(field);
        if (!goes) {
            forgotten.remove(field);
        }
        button.setText(words.get(goes ? "connections.forget.not" : "connections.forget"));
        name(button, field);
        has(field, !goes || typed(field).length > 0);
        if (goes) {
            row(field).hint(words.get("connections.forgotten"));
        } else {
            secretHint(field);
        }
    }

    private void name(Button button, Field field) {
        button.setAccessibleText(
                words.get("connections.deed", button.getText(), words.get("connections.field." + field.id())));
    }

    private void file(Field field) {
        TextField input = new TextField();
        Button choose =
                Parts.button(words, "connections.choose", "field-" + field.id() + "-choose", () -> choose(input));
        name(choose, field);
        add(field, new FieldRow(words, field, input, choose));
        bound(field, input);
    }

    private void choose(TextField input) {
        FileChooser chooser = new FileChooser();
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            Path file = chosen.toPath();
            // Inside the workspace as people write it there.
            input.setText(
                    file.startsWith(desk.folder())
                            ? desk.folder().relativize(file).toString().replace('\\', '/')
                            : file.toString());
        }
    }

    private void add(Field field, FieldRow row) {
        rows.put(field, row);
    }

    /** In the order in which a person thinks of them. */
    private void place() {
        getChildren().add(row(Field.NAME));
        getChildren().add(new FieldLine(List.of(row(Field.SCHEME), row(Field.HOST), row(Field.PORT)), 2, 5, 1.5));
        getChildren().addAll(row(Field.PATH), row(Field.TOPICS));
        getChildren().add(new FieldLine(List.of(row(Field.USERNAME), row(Field.PASSWORD)), 1, 1));
        for (Field field : List.of(Field.CA, Field.CERTIFICATE, Field.KEY, Field.KEY_PASSWORD, Field.FURTHER)) {
            getChildren().add(row(field));
        }
    }

    private <T extends TextInputControl> T bound(Field field, T input) {
        inputs.put(field, input);
        input.setText(form.get(field));
        input.textProperty().addListener((any, before, typed) -> typed(field, typed));
        return input;
    }

    private void typed(Field field, String text) {
        if (!filling && !text.equals(form.get(field))) {
            touched.add(field);
            form.set(field, text);
            refill();
            tell();
        }
    }

    /** What a URL that was put in as the host brought with it. */
    private void refill() {
        filling = true;
        scheme.setValue(form.get(Field.SCHEME));
        for (Field field : List.of(Field.HOST, Field.PORT, Field.PATH)) {
            TextInputControl input = input(field);
            if (!input.getText().equals(form.get(field))) {
                input.setText(form.get(field));
            }
        }
        filling = false;
    }

    /** Says what is wrong with what was touched, and shows the fields that there is a question for. */
    private Map<Field, Problem> tell() {
        Map<Field, Problem> wrong = form.check(others, desk.folder());
        Set<Field> missing = form.missing();
        rows.forEach((field, row) -> {
            Problem problem = wrong.get(field);
            String text = problem != null
                            && (touched.contains(field) || !form.get(field).isEmpty())
                    ? LinkText.sentences(problem)
                    : missing.contains(field) && touched.contains(field) ? words.get("connections.needed") : "";
            row.wrong(text);
        });
        row(Field.PATH).setVisible(form.hasPath());
        for (Field field : List.of(Field.CA, Field.CERTIFICATE, Field.KEY, Field.KEY_PASSWORD)) {
            row(field).setVisible(form.encrypts());
        }
        input(Field.PORT).setPromptText(form.defaultPort());
        return wrong;
    }

    /** Whether all that is filled in can be meant; if not, every field says what is wrong with it. */
    boolean sound() {
        touched.addAll(EnumSet.allOf(Field.class));
        Map<Field, Problem> wrong = tell();
        EnumSet<Field> all = EnumSet.noneOf(Field.class);
        all.addAll(wrong.keySet());
        all.addAll(form.missing());
        all.stream()
                .filter(field -> field != Field.SCHEME)
                .findFirst()
                .ifPresent(field -> input(field).requestFocus());
        return all.isEmpty();
    }

    /** Whether a password is there already, which is never shown. */
    private void secretHint(Field field) {
        if (field == Field.PASSWORD) {
            hint(field, form.hasPassword(), form.secretName());
        } else {
            hint(field, form.hasKeyPassword(), form.keySecretName());
        }
    }

    private void hint(Field field, boolean referred, String secret) {
        if (referred) {
            desk.find(form.original(), secret, there -> row(field).hint(hint(there, secret)));
        } else {
            row(field).hint(words.get("connections.no-password"));
        }
    }

    private String hint(ConnectionDesk.Whereabouts there, String secret) {
        return switch (there) {
            case KEPT -> words.get("connections.stored", secret);
            case GIVEN -> words.get("connections.given");
            case NOWHERE -> words.get("connections.not-stored", secret, EnvironmentSecrets.variable(secret));
        };
    }

    private void has(Field field, boolean has) {
        if (field == Field.PASSWORD) {
            form.password(has);
        } else {
            form.keyPassword(has);
        }
    }

    /** The password as it is typed; empty: none is. */
    char[] typed(Field field) {
        return input(field).getText().toCharArray();
    }

    /** Leaves no password typed behind. */
    void clearSecrets() {
        input(Field.PASSWORD).clear();
        input(Field.KEY_PASSWORD).clear();
    }

    private TextInputControl input(Field field) {
        return Objects.requireNonNull(inputs.get(field));
    }

    private FieldRow row(Field field) {
        return Objects.requireNonNull(rows.get(field));
    }
}
