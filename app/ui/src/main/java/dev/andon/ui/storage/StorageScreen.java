package dev.andon.ui.storage;

import dev.andon.cache.Cache;
import dev.andon.cache.CacheState;
import dev.andon.model.Problem;
import dev.andon.runtime.SecretSources;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.screen.CardPage;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Screen;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import dev.andon.ui.trend.TrendHistory;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is recorded: whether at all, where, how much, and of whom. FX thread. */
public final class StorageScreen implements Screen {

    private static final double GLYPH = 16;
    private static final double GAP = 6;
    private static final double PHONE = 600;
    private static final long LOOK_EVERY = 2_000_000;

    private final Words words;
    private final StorageTexts texts;
    private final TrendHistory history;
    private final Label state = new Label();
    private final Region cross = Icon.CROSS.node(GLYPH);
    private final VBox why = new VBox(4);
    private final FactLines file = new FactLines("storage-file-line");
    private final ShareLines shares = new ShareLines();
    private final VBox damage = new VBox(4);
    private final CheckCard check;
    private final SecretSources secrets;
    private final VBox fileCard;
    private final VBox shareCard;
    private final VBox damageCard;
    private final VBox checkCard;
    private final CardPage page;
    private @Nullable StorageFacts facts;
    private boolean looking;
    private long nextLook;

    /** @param secrets where the key of what is recorded may be */
    public StorageScreen(Console console, SecretSources secrets) {
        this.secrets = secrets;
        words = console.words();
        texts = new StorageTexts(words, console.monitor().workspace());
        history = console.history();
        state.setId("storage-state");
        state.getStyleClass().add("storage-state");
        why.setId("storage-why");
        why.managedProperty().bind(why.visibleProperty());
        fileCard = card("storage.file.title", "storage.file.title.note", file);
        shareCard = card("storage.connections", "storage.connections.note", shares);
        HBox standing = new HBox(GAP, cross, state);
        standing.setAlignment(Pos.CENTER_LEFT);
        damage.setId("storage-damage");
        check = new CheckCard(words, texts, history::cache);
        damageCard = card("storage.damage", "storage.damage.note", damage);
        checkCard = card("storage.check", "storage.check.note", check);
        VBox stateCard = card("storage.title", "storage.title.note", new VBox(4, standing, why));
        page = new CardPage(
                "storage", words.get("screen.storage"), stateCard, damageCard, fileCard, shareCard, checkCard);
        page.widthProperty().addListener(changed -> {
            boolean narrow = page.getWidth() < PHONE;
            file.form(narrow);
            shares.form(narrow);
            check.form(narrow);
        });
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
        return new Heading(words.get("screen.storage"), words.get("screen.settings"));
    }

    @Override
    public void enter(long now) {
        nextLook = 0;
        beat(now);
    }

    @Override
    public void beat(long now) {
        if (now < nextLook) {
            return;
        }
        nextLook = now + LOOK_EVERY;
        look();
        tell(now);
    }

    private void look() {
        Optional<Cache> cache = history.cache();
        if (cache.isPresent() && !looking) {
            looking = true;
            Cache open = cache.get();
            Thread.ofVirtual().name("storage-look").start(() -> {
                StorageFacts seen = StorageFacts.of(open, secrets);
                FxThread.run(() -> {
                    looking = false;
                    // The first look is told at once, the others with the next one.
                    nextLook = facts == null ? 0 : nextLook;
                    facts = seen;
                });
            });
        }
    }

    private void tell(long now) {
        Optional<CacheState> fares = history.state();
        Problem obstacle = history.obstacle().orElse(null);
        state.setText(texts.state(fares, history.obstacle()));
        cross.setVisible(obstacle != null);
        cross.setManaged(obstacle != null);
        List<String> reasons = texts.why(fares, obstacle, now);
        why.setVisible(!reasons.isEmpty());
        why.getChildren().setAll(reasons.stream().map(FactLines::wrapped).toList());
        StorageFacts seen = facts;
        shown(fileCard, seen != null);
        shown(shareCard, seen != null && !seen.shares().isEmpty());
        if (seen != null) {
            file.show(texts.file(seen));
            shares.show(seen.shares(), texts, now);
        }
        List<String> damaged = seen == null ? List.of() : texts.damage(seen);
        shown(damageCard, !damaged.isEmpty());
        damage.getChildren().setAll(damaged.stream().map(FactLines::wrapped).toList());
        shown(checkCard, history.cache().isPresent());
    }

    @Override
    public void close() {
        check.close();
    }

    private VBox card(String title, String note, Region content) {
        return CardPage.card(words.get(title), words.get(note), content);
    }

    private static void shown(Region part, boolean on) {
        part.setVisible(on);
        part.setManaged(on);
    }
}
