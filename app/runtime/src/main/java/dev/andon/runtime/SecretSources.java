package dev.andon.runtime;

import dev.andon.model.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All places of this machine where a secret may be, in the order in which they are asked: the environment, which is only read; the key store of
 * the system, where there is one; the file under a passphrase.
 */
public final class SecretSources implements SecretStore {

    /** The file's name in the data folder. */
    static final String FILE = "secrets";

    private static final String PASSPHRASE = "ANDON_PASSPHRASE";

    private final EnvironmentSecrets environment;
    private final List<SecretStore> stores;
    private final SecretFile file;
    private final boolean given;

    /**
     * Looks at nothing yet.
     *
     * @param environment variables by name; {@code ANDON_PASSPHRASE} opens the file
     * @param system the key stores of the system, none or more
     * @param data the program's own folder, where the file is
     */
    public SecretSources(Map<String, String> environment, List<SecretStore> system, Path data) {
        this.environment = new EnvironmentSecrets(environment);
        this.file = new SecretFile(data.resolve(FILE));
        String passphrase = environment.getOrDefault(PASSPHRASE, "");
        this.given = !passphrase.isEmpty();
        if (given) {
            file.tryLater(passphrase.toCharArray());
        }
        List<SecretStore> all = new ArrayList<>(system);
        all.add(file);
        this.stores = List.copyOf(all);
    }

    /** The file under a passphrase, for whoever can ask a person to open it. */
    public SecretFile file() {
        return file;
    }

    /**
     * Opens the file on a thread of its own, where there is one and a passphrase was given: that takes half a second, which whoever needs a secret soon
     * after then need not wait for.
     */
    public void openAhead() {
        if (given && file.exists()) {
            Thread.ofPlatform().name("secrets-open").daemon().start(file::locked);
        }
    }

    /** Whether a secret would go into the file, and that is not open. */
    public boolean needsPassphrase() {
        return stores.stream().allMatch(store -> store.obstacle().isPresent()) && file.locked();
    }

    @Override
    public String place() {
        return first().orElse(file).place();
    }

    @Override
    public Optional<Problem> obstacle() {
        return first().isPresent() ? Optional.empty() : file.obstacle();
    }

    @Override
    public Optional<char[]> find(String name) {
        Optional<char[]> found = environment.find(name);
        for (SecretStore store : stores) {
            if (found.isEmpty()) {
                found = store.find(name);
            }
        }
        return found;
    }

    /** Without those of the environment. */
    @Override
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        stores.forEach(store -> names.addAll(store.names()));
        return names;
    }

    @Override
    public void put(String name, char[] value) throws IOException {
        if (environment.find(name).isPresent()) {
            throw new Wrong(
                    "the environment variable " + EnvironmentSecrets.variable(name)
                            + " holds this secret and comes first",
                    "change it there, or start without it");
        }
        SecretStore store = first().orElse(file);
        store.put(name, value);
        for (SecretStore other : stores) {
            // An older one must not come back when this store is not there.
            if (!other.equals(store)
                    && other.obstacle().isEmpty()
                    && other.names().contains(name)) {
                other.remove(name);
            }
        }
    }

    @Override
    public void remove(String name) throws IOException {
        for (SecretStore store : stores) {
            if (store.names().contains(name)) {
                store.remove(name);
            }
        }
    }

    private Optional<SecretStore> first() {
        return stores.stream().filter(store -> store.obstacle().isEmpty()).findFirst();
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "secrets of this machine";
    }
}
