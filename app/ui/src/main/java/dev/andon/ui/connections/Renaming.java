package dev.andon.ui.connections;

import dev.andon.connector.ConnectionSettings;
import dev.andon.runtime.ConnectionFiles;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.Wrong;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives a connection another name, and with it the secrets that are called after it. Blocks; any thread but the screen's. */
final class Renaming {

    /** What a secret of a connection is called after its name, such as that of its key. */
    private static final Set<String> ENDINGS = Set.of("", "-key");

    private final Monitor monitor;
    private final SecretSources secrets;

    Renaming(Monitor monitor, SecretSources secrets) {
        this.monitor = monitor;
        this.secrets = secrets;
    }

    /**
     * What its keys are under the new name, with copies of its secrets where the new keys look for them. The old ones stay: {@link #forget} them
     * when all is done. A secret that somebody else uses, or that is not kept here, keeps its name.
     *
     * @throws Wrong when the name is taken
     */
    Copied copy(String from, String to, Map<String, Object> keys) throws IOException {
        if (monitor.connections().stream().anyMatch(other -> other.name().equals(to))) {
            throw new Wrong("the name " + to + " is taken", "choose another");
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (String ending : ENDINGS) {
            String old = from + ending;
            String fresh = to + ending;
            Set<String> kept = secrets.names();
            if (SecretReferences.in(keys).contains(old)
                    && kept.contains(old)
                    && !kept.contains(fresh)
                    && !usedBeside(from).contains(old)
                    && copied(old, fresh)) {
                names.put(old, fresh);
            }
        }
        Map<String, Object> renamed = SecretReferences.renamed(keys, names);
        renamed.computeIfPresent("name", (key, name) -> to);
        return new Copied(renamed, names.keySet(), Set.copyOf(names.values()));
    }

    /**
     * What there is twice for a moment.
     *
     * @param keys of the connection under its new name
     */
    record Copied(Map<String, Object> keys, Set<String> oldSecrets, Set<String> newSecrets) {}

    private boolean copied(String from, String to) throws IOException {
        Optional<char[]> value = secrets.find(from);
        if (value.isPresent()) {
            try {
                secrets.put(to, value.get());
            } finally {
                Arrays.fill(value.get(), '\0');
            }
        }
        return value.isPresent();
    }

    /** The secrets that the other connections speak of. */
    Set<String> usedBeside(String name) {
        Set<String> used = new LinkedHashSet<>();
        for (ConnectionSettings other : monitor.connections()) {
            if (!other.name().equals(name)) {
                used.addAll(SecretReferences.in(ConnectionFiles.keys(other)));
            }
        }
        return used;
    }

    void forget(Set<String> names) throws IOException {
        for (String name : names) {
            secrets.remove(name);
        }
    }
}
