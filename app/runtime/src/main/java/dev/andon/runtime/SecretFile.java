package dev.andon.runtime;

import dev.andon.model.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets in a file under a passphrase, for machines without a key store. Read anew for every call, and changed by one at a time, so that
 * several processes may use it; the key is made once. All methods may be called from any thread.
 */
public final class SecretFile implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);

    private static final String PASSPHRASE_REMEDY =
            "put the passphrase into the environment variable ANDON_PASSPHRASE, or enter it in the window";

    // The lock of a file is between processes; within this one it would be refused.
    private static final Object HERE = new Object();

    private final Path file;
    private char @Nullable [] passphrase;
    private @Nullable Wrong refusal;
    // The file as it will be, while there is none.
    private @Nullable SecretPage begun;
    private @Nullable SecretSeal seal;
    // The file's own salt and cost, which the seal was made for.
    private String sealedFor = "";

    private interface Change {
        void make() throws IOException;
    }

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
            throw exists()
                    ? new Wrong("the passphrase is empty", "enter the one that was chosen with the first secret")
                    : new Wrong("the passphrase is empty", "choose several words that nobody guesses");
        }
        SecretPage page = page();
        use(page, page.open(given));
        forget();
    }

    /** Why the file cannot be read, whatever the passphrase; empty: it can, or there is none. */
    public synchronized Optional<Problem> damage() {
        return locked() ? Optional.empty() : obstacle();
    }

    @Override
    public String place() {
        return "the file " + file;
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
        alone(() -> {
            SecretPage page = page();
            page.with(name, value, needed(page)).write(file);
        });
    }

    @Override
    public synchronized void remove(String name) throws IOException {
        if (!exists()) {
            return;
        }
        alone(() -> {
            SecretPage page = page();
            if (page.entries().containsKey(name)) {
                page.without(name).write(file);
            }
        });
    }

    /** Nobody else changes the file between its reading and its writing. A file of its own is locked: this one is replaced. */
    private void alone(Change change) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = folder.resolve(file.getFileName() + ".lock");
        synchronized (HERE) {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                FileLock lock = channel.lock();
                change.make();
                lock.release();
            }
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
