package dev.andon.ui.connections;

import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.runtime.SecretSources;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.FocusScroll;
import dev.andon.ui.screen.Screen;
import dev.andon.ui.text.Words;
import java.io.File;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;

/**
 * Connections: how each fares and why, and adding, changing, testing and removing them. Subjects: empty, the list; {@code add}, an empty form;
 * the name of a connection, its form. FX thread.
 */
public final class ConnectionsScreen implements Screen {

    /** The subject of the empty form. */
    public static final String ADD = "add";

    private static final double WIDEST = 760;
    private static final double NARROW = 600;
    private static final long QUARTER_SECOND = 250_000;
    private static final long BETWEEN_LOOKS = 2_000_000;
    private static final String NAME = "connections";

    private final Console console;
    private final Words words;
    private final ConnectionDesk desk;
    private final VBox content = new VBox(12);
    private final VBox list = new VBox(12);
    private final Notice notice;
    private final UnlockCard unlock;
    private final ChangesCard changes;
    private final FlowPane head;
    private final Button keep;
    private final Label empty;
    private final ScrollPane node;
    private List<ConnectionCard> cards = List.of();
    private List<String> shown = List.of();
    private @Nullable FormView form;
    private String formOf = "";
    // Forms that somebody went away from before they were saved, by the subject that leads back to them.
    private final Map<String, FormView> drafts = new LinkedHashMap<>();
    private String subject = "";
    private long nextWords;
    private long nextLook;
    private boolean looking;
    // Where everything is to be kept as soon as the passphrase is there.
    private @Nullable File awaitingPassphrase;

    /**
     * The screen of a window's connections.
     *
     * @param secrets where passwords are kept
     * @param workers for what blocks: files, key stores, the doctor; threads of their own, a virtual one for each task will do
     */
    public ConnectionsScreen(Console console, SecretSources secrets, Executor workers) {
        this.console = console;
        this.words = console.words();
        this.desk = new ConnectionDesk(console.monitor(), secrets, workers);
        this.notice = new Notice(words);
        this.unlock = new UnlockCard(words, this::unlock);
        this.changes = new ChangesCard(words, () -> desk.takeOver(this::tookOver, this::failed));
        Button add = Parts.button(
                words, "connections.add", "connection-add", () -> console.go().accept(new Address(NAME, ADD)));
        add.getStyleClass().add("primary");
        empty = Parts.text("empty-text");
        empty.setText(words.get("connections.empty"));
        keep = Parts.button(words, "connections.keep", "connections-keep", this::keep);
        keep.managedProperty().bind(keep.visibleProperty());
        keep.setVisible(offersToKeep());
        head = new FlowPane(8, 8, add, keep);
        content.getStyleClass().add("connections");
        content.setMaxWidth(WIDEST);
        content.getChildren().setAll(head, unlock, changes, notice, empty, list);
        StackPane centred = new StackPane(content);
        centred.setAlignment(Pos.TOP_CENTER);
        centred.getStyleClass().add("connections-page");
        node = new ScrollPane(centred);
        node.setId("connections");
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.getStyleClass().add("connections-scroll");
        node.widthProperty().addListener((any, before, width) -> reflow(width.doubleValue()));
        FocusScroll.in(node);
        if (!desk.keeps()) {
            notice.say(words.get(away() ? "connections.away" : "connections.this-run"));
        }
    }

    /** A workspace of connections alone must not take the place of one that is only away. */
    private boolean offersToKeep() {
        return !desk.keeps() && !away();
    }

    private boolean away() {
        return console.monitor().workspace().kept() != null;
    }

    /** Under a thumb everything is larger. */
    private void reflow(double width) {
        content.getStyleClass().remove("narrow");
        if (width < NARROW) {
            content.getStyleClass().add("narrow");
        }
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public boolean show(String address) {
        if (!address.isEmpty() && !address.equals(ADD) && !names().contains(address)) {
            return false;
        }
        boolean left = putAside();
        subject = address;
        if (!address.isEmpty()) {
            begin(address, false);
        } else if (left || !notice.isVisible()) {
            tellOfDraft();
        }
        return true;
    }

    @Override
    public Heading heading() {
        return subject.isEmpty() || subject.equals(ADD)
                ? new Heading(words.get("screen.connections"), "")
                : new Heading(subject, words.get("screen.connections"));
    }

    @Override
    public void enter(long now) {
        nextWords = 0;
        nextLook = 0;
        beat(now);
        desk.locked(unlock::setVisible);
    }

    private void unlock(char[] passphrase) {
        desk.unlock(passphrase, this::unlocked, problem -> unlock.wrong(LinkText.sentences(problem)));
    }

    private void unlocked() {
        unlock.setVisible(false);
        File folder = awaitingPassphrase;
        awaitingPassphrase = null;
        if (folder != null) {
            keep(folder);
        }
    }

    @Override
    public void leave() {
        if (form != null) {
            form.clearSecrets();
        }
    }

    @Override
    public boolean unsaved() {
        return (form != null && form.unsaved()) || !drafts.isEmpty();
    }

    @Override
    public void beat(long now) {
        if (now >= nextWords && form == null) {
            nextWords = now + QUARTER_SECOND;
            tell(console.monitor().links(), now);
            look(now);
        }
    }

    /** At the files, where somebody may have edited them with another program. */
    private void look(long now) {
        if (now >= nextLook && !looking) {
            nextLook = now + BETWEEN_LOOKS;
            looking = true;
            desk.changes(found -> {
                looking = false;
                changes.show(found);
            });
        }
    }

    private void tell(List<LinkStatus> links, long now) {
        List<String> names = links.stream().map(LinkStatus::name).toList();
        if (!names.equals(shown)) {
            shown = names;
            drafts.keySet().removeIf(draft -> !draft.equals(ADD) && !names.contains(draft));
            ConnectionCard.Deeds deeds = new ConnectionCard.Deeds(
                    name -> console.go().accept(new Address(NAME, name)),
                    name -> begin(name, true),
                    desk::reconnect,
                    this::askToRemove);
            cards = names.stream()
                    .map(name -> new ConnectionCard(name, words, deeds))
                    .toList();
            list.getChildren().setAll(cards);
            Parts.show(empty, names.isEmpty() ? words.get("connections.empty") : "");
        }
        for (int index = 0; index < cards.size(); index++) {
            cards.get(index).show(links.get(index), now);
        }
    }

    /** Opens the form that a subject names, as it was left where somebody went away from it. */
    private void begin(String address, boolean test) {
        FormView left = drafts.remove(address);
        if (left != null) {
            open(address, left, test);
        } else if (address.equals(ADD)) {
            fill(ConnectionForm.fresh(), test);
        } else {
            desk.open(address, read -> fill(read, test), this::failed);
        }
    }

    private void fill(ConnectionForm filled, boolean test) {
        Set<String> others = new HashSet<>(names());
        others.remove(filled.get(Field.NAME));
        FormView view = new FormView(words, desk, filled, others, () -> back(filled), () -> back(null));
        view.onAnswer(this::reveal);
        open(filled.isFresh() ? ADD : filled.original(), view, test);
    }

    private void open(String address, FormView view, boolean test) {
        form = view;
        formOf = address;
        notice.hide();
        content.getChildren().setAll(notice, view);
        node.setVvalue(0);
        view.begin();
        if (test) {
            view.testNow();
        }
    }

    /** Work that somebody goes away from is kept, but for what is secret; whether there was any. */
    private boolean putAside() {
        boolean unsaved = form != null && form.unsaved();
        if (form != null && unsaved) {
            drafts.put(formOf, form);
        }
        leaveForm();
        return unsaved;
    }

    private void tellOfDraft() {
        if (!drafts.isEmpty()) {
            String draft = List.copyOf(drafts.keySet()).getLast();
            String told =
                    draft.equals(ADD) ? words.get("connections.draft.fresh") : words.get("connections.draft", draft);
            notice.ask(
                    told,
                    words.get("connections.draft.continue"),
                    () -> console.go().accept(new Address(NAME, draft)));
        }
    }

    /** The answer stands below the form, where it may be out of sight. */
    private void reveal() {
        node.applyCss();
        node.layout();
        node.setVvalue(node.getVmax());
    }

    private void back(@Nullable ConnectionForm saved) {
        leaveForm();
        if (saved != null && saved.isRenamed()) {
            renamed(saved.original(), saved.name());
        } else if (saved != null) {
            notice.say(words.get(desk.keeps() ? "connections.saved" : "connections.saved.this-run", saved.name()));
        }
        if (!subject.isEmpty()) {
            console.go().accept(Address.of(NAME));
        }
    }

    private void leaveForm() {
        if (form != null) {
            form.clearSecrets();
            form = null;
            content.getChildren().setAll(head, unlock, changes, notice, empty, list);
            keep.setVisible(offersToKeep());
            nextWords = 0;
        }
    }

    private void askToRemove(String name) {
        notice.ask(
                words.get("connections.remove.ask", name),
                words.get("connections.remove"),
                () -> desk.remove(name, this::removed, this::failed));
    }

    private void removed(ConnectionDesk.Removed removed) {
        nextWords = 0;
        notice.ask(
                words.get("connections.removed", removed.name()),
                words.get("connections.undo"),
                () -> desk.restore(
                        removed, () -> notice.say(words.get("connections.restored", removed.name())), this::failed));
    }

    private void tookOver() {
        changes.show(Optional.empty());
        notice.say(words.get("connections.reread.done"));
        nextWords = 0;
    }

    private void renamed(String from, String to) {
        notice.ask(
                words.get("connections.renamed", from, to),
                words.get("connections.undo"),
                () -> desk.rename(
                        to, from, () -> notice.say(words.get("connections.renamed.back", from)), this::failed));
    }

    private void keep() {
        DirectoryChooser chooser = new DirectoryChooser();
        File chosen = chooser.showDialog(node.getScene().getWindow());
        if (chosen != null) {
            keepOnceUnlocked(chosen);
        }
    }

    /** Passwords go into the file of secrets where there is no key store: then its passphrase is asked for first. */
    void keepOnceUnlocked(File folder) {
        desk.keepingNeedsPassphrase(needed -> {
            if (needed) {
                awaitingPassphrase = folder;
                unlock.setVisible(true);
                notice.say(words.get("connections.passphrase.hint"));
            } else {
                keep(folder);
            }
        });
    }

    private void keep(File folder) {
        desk.begin(
                folder.toPath(),
                () -> {
                    notice.say(words.get("connections.kept", folder));
                    keep.setVisible(false);
                },
                this::failed);
    }

    private void failed(Problem problem) {
        notice.say("◇ " + LinkText.sentences(problem));
    }

    private List<String> names() {
        return console.monitor().links().stream().map(LinkStatus::name).toList();
    }
}
