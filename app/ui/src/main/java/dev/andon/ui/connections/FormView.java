package dev.andon.ui.connections;

import dev.andon.ui.text.Words;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The form of one connection. It says what is wrong while one types, and keeps no password longer than it is needed. FX thread. */
final class FormView extends VBox {

    private final Words words;
    private final ConnectionDesk desk;
    private final ConnectionForm form;
    private final FormFields fields;
    private final PasswordField passphrase = new PasswordField();
    private final VBox passphraseRow = new VBox(4);
    private final Label outcome = Parts.text("field-wrong");
    private final HopList hops;
    private final Button save;
    private final Button test;
    private final Button stop;
    private Runnable answered = () -> {};
    private int examination;

    /**
     * A form to be filled in.
     *
     * @param others the names of the other connections
     * @param saved a connection was saved
     * @param left a person wants to go back
     */
    FormView(Words words, ConnectionDesk desk, ConnectionForm form, Set<String> others, Runnable saved, Runnable left) {
        super(12);
        this.words = words;
        this.desk = desk;
        this.form = form;
        this.fields = new FormFields(words, desk, form, others);
        this.hops = new HopList(words);
        setId("connection-form");
        getStyleClass().addAll("card", "connection-form");
        Label title = new Label(
                form.isFresh()
                        ? words.get("connections.add")
                        : words.get("connections.edit.title", form.get(Field.NAME)));
        title.getStyleClass().add("form-title");
        save = Parts.button(words, "connections.save", "connection-save", () -> save(saved));
        save.setDefaultButton(true);
        save.getStyleClass().add("primary");
        test = Parts.button(words, "connections.test", "connection-test", this::test);
        stop = Parts.button(words, "connections.stop", "connection-stop", this::stop);
        stop.managedProperty().bind(stop.visibleProperty());
        stop.setVisible(false);
        Button cancel = Parts.button(words, "connections.cancel", "connection-cancel", left);
        cancel.setCancelButton(true);
        outcome.setId("connection-outcome");
        Parts.show(outcome, "");
        getChildren()
                .addAll(title, fields, passphraseRow(), outcome, new FlowPane(8, 8, save, test, stop, cancel), hops);
    }

    /** What is to be done when the doctor has answered. */
    void onAnswer(Runnable then) {
        answered = then;
    }

    /** Where a person begins. */
    void begin() {
        fields.begin();
    }

    /** Whether something was filled in that is not saved. */
    boolean unsaved() {
        return form.changed() || fields.typed(Field.PASSWORD).length > 0 || fields.typed(Field.KEY_PASSWORD).length > 0;
    }

    private VBox passphraseRow() {
        passphrase.setId("connection-passphrase");
        Label title = new Label(words.get("connections.passphrase"));
        title.setLabelFor(passphrase);
        title.getStyleClass().add("field-title");
        passphrase.setAccessibleText(title.getText());
        Label hint = Parts.text("secondary");
        hint.setText(words.get("connections.passphrase.hint"));
        passphraseRow.getChildren().setAll(title, passphrase, hint);
        passphraseRow.managedProperty().bind(passphraseRow.visibleProperty());
        passphraseRow.setVisible(false);
        return passphraseRow;
    }

    private void save(Runnable saved) {
        stop();
        Parts.show(outcome, "");
        if (!fields.sound()) {
            return;
        }
        save.setDisable(true);
        boolean secret = fields.typed(Field.PASSWORD).length > 0
                || fields.typed(Field.KEY_PASSWORD).length > 0
                || !form.dropped().isEmpty();
        if (secret && passphrase.getText().isEmpty()) {
            desk.needsPassphrase(needed -> {
                if (needed) {
                    save.setDisable(false);
                    passphraseRow.setVisible(true);
                    passphrase.requestFocus();
                } else {
                    write(saved);
                }
            });
        } else {
            write(saved);
        }
    }

    private void write(Runnable saved) {
        desk.save(
                form.copy(),
                typed(),
                name -> {
                    clearSecrets();
                    saved.run();
                },
                problem -> {
                    save.setDisable(false);
                    Parts.show(outcome, "◇ " + LinkText.sentences(problem));
                });
    }

    private void test() {
        stop();
        if (!fields.sound()) {
            return;
        }
        int mine = ++examination;
        stop.setVisible(true);
        test.setDisable(true);
        hops.examining();
        desk.examine(
                form.copy(),
                typed(),
                new Examination.Listener(
                        hop -> answer(mine, () -> hops.tried(hop)),
                        found -> answer(mine, () -> {
                            over();
                            hops.show(found);
                        }),
                        problem -> answer(mine, () -> {
                            over();
                            hops.failed(problem);
                        })));
    }

    /** Unless nobody waits for it any more. */
    private void answer(int mine, Runnable shown) {
        if (mine == examination) {
            shown.run();
            answered.run();
        }
    }

    /** Whatever the doctor still finds is not waited for. */
    private void stop() {
        examination++;
        over();
        hops.clear();
    }

    private void over() {
        stop.setVisible(false);
        test.setDisable(false);
    }

    private ConnectionDesk.Typed typed() {
        return new ConnectionDesk.Typed(
                fields.typed(Field.PASSWORD),
                fields.typed(Field.KEY_PASSWORD),
                passphrase.getText().toCharArray());
    }

    /** Leaves nothing typed behind. */
    void clearSecrets() {
        fields.clearSecrets();
        passphrase.clear();
    }

    /** Tries the way as it stands. */
    void testNow() {
        test.fire();
    }
}
