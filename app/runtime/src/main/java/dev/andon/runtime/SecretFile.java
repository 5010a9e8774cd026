package dev.andon.runtime;

import dev.andon.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets in a file under a passphrase, for machines without a key store. Read anew for every call, so that several processes may use it; the
 * key is made once. All methods may be called from any thread.
 */
public final class SecretFile implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);

    private static final String PASSPHRASE_REMEDY =
            "put the passphrase into the environment variable ANDON_PASSPHRASE, or enter it in the window";

    private final Path file;
    private char @Nullable [] passphrase;
    private @Nullable Wrong refusal;
    // The file as it will be, while there is none.
    private @Nullable SecretPage begun;
    private @Nullable SecretSeal seal;
    // The file's own salt and cost, which the seal was made for.
    private String sealedFor = "";

    /** Touches nothing yet. */
    public SecretFile(Path file) {
        this.file = file;
    }

    /** A passphrase for when it is first needed: to make the key of it takes half a second. Belongs to the file from now on. */
    synchronized void tryLater(char[] given) {
        passphrase = given;
    }

    /** Whether there is a file yet. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Whether nobody has given the passphrase that opens it. */
    public synchronized boolean locked() {
        try {
            return seal(page()).isEmpty();
        } catch (IOException | Wrong e) {
            // Damaged: no passphrase helps.
            return false;
        }
    }

    /**
     * Opens the file, or begins one. Takes half a second. The passphrase stays the caller's, to be wiped.
     *
     * @throws Wrong when it is another passphrase, or the file is damaged; nothing is changed then
     */
    public synchronized void unlock(char[] given) throws IOException {
        if (given.length == 0) {
            throw new Wrong("the passphrase is empty", "choose one that nobody guesses, several words");
        }
        SecretPage page = page();
        use(page, page.open(given));
        forget();
    }

    @Override
    public String place() {
        return "the file " + file + ", under a passphrase";
    }

    @Override
    public synchronized Optional<Problem> obstacle() {
        try {
            if (seal(page()).isPresent()) {
                return Optional.empty();
            }
            String what = refusal != null
                    ? refusal.what()
                    : exists()
                            ? "the secrets are locked"
                            : "this machine has no key store, and nobody gave a passphrase";
            return Optional.of(new Problem(file.toString(), what, PASSPHRASE_REMEDY));
        } catch (IOException e) {
            return Optional.of(
                    new Problem(file.toString(), "cannot be read: " + e.getMessage(), "check the rights of the file"));
        } catch (Wrong wrong) {
            return Optional.of(new Problem(file.toString(), wrong.what(), wrong.remedy()));
        }
    }

    @Override
    public synchronized Optional<char[]> find(String name) {
        try {
            SecretPage page = page();
            if (!page.entries().containsKey(name)) {
                return Optional.empty();
            }
            Optional<SecretSeal> open = seal(page);
            return open.isEmpty() ? Optional.empty() : Optional.of(page.find(name, open.get()));
        } catch (IOException | Wrong e) {
            LOG.error("{}: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public synchronized SortedSet<String> names() {
        try {
            return new TreeSet<>(page().entries().keySet());
        } catch (IOException | Wrong e) {
            LOG.error("{}: {}", file, e.getMessage());
            return new TreeSet<>();
        }
    }

    @Override
    public synchronized void put(String name, char[] value) throws IOException {
        Written.id(name);
        SecretPage page = page();
        page.with(name, value, needed(page)).write(file);
    }

    @Override
    public synchronized void remove(String name) throws IOException {
        SecretPage page = page();
        if (page.entries().containsKey(name)) {
            page.without(name).write(file);
        }
    }

    private SecretSeal needed(SecretPage page) {
        return seal(page).orElseThrow(() -> {
            Problem why = obstacle().orElseThrow();
            return new Wrong(why.where() + ": " + why.what(), why.remedy());
        });
    }

    /** What opens the page; empty while nobody has given the passphrase. */
    private Optional<SecretSeal> seal(SecretPage page) {
        if (seal != null && sealedFor.equals(page.header())) {
            return Optional.of(seal);
        }
        char[] given = passphrase;
        if (given == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(use(page, page.open(given)));
        } catch (Wrong wrong) {
            refusal = wrong;
            return Optional.empty();
        } finally {
            forget();
        }
    }

    private SecretSeal use(SecretPage page, SecretSeal made) {
        if (seal != null) {
            seal.wipe();
        }
        refusal = null;
        seal = made;
        sealedFor = page.header();
        return made;
    }

    private SecretPage page() throws IOException {
        if (exists()) {
            return SecretPage.read(file);
        }
        if (begun == null) {
            begun = SecretPage.fresh();
        }
        return begun;
    }

    private void forget() {
        if (passphrase != null) {
            Arrays.fill(passphrase, '\0');
            passphrase = null;
        }
    }
}
