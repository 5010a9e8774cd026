package dev.andon.ui.connections;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.LinkState;
import dev.andon.connector.Secrets;
import dev.andon.model.Problem;
import dev.andon.runtime.ConnectionFiles;
import dev.andon.runtime.ConnectionText;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.WorkspaceChanges;
import dev.andon.runtime.Wrong;
import dev.andon.ui.fx.FxThread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything about connections that takes time, on the worker's threads; answers come back on the FX thread, from which everything here is
 * called.
 */
final class ConnectionDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionDesk.class);

    private final Monitor monitor;
    private final SecretSources secrets;
    private final Executor workers;
    private final Renaming renaming;
    private volatile Optional<ConnectionFiles> files;

    ConnectionDesk(Monitor monitor, SecretSources secrets, Executor workers) {
        this.monitor = monitor;
        this.secrets = secrets;
        this.workers = workers;
        this.renaming = new Renaming(monitor, secrets);
        this.files = ConnectionFiles.of(monitor.workspace());
    }

    /** Whether changes outlive this run. */
    boolean keeps() {
        return files.isPresent();
    }

    /** The folder that files are named relative to. */
    Path folder() {
        return files.map(ConnectionFiles::folder).orElse(Path.of("").toAbsolutePath());
    }

    /** How a connection is written now; its form. */
    void open(String name, Consumer<ConnectionForm> then, Consumer<Problem> failed) {
        work(() -> ConnectionForm.of(name, keys(name)), then, failed);
    }

    private Optional<ConnectionSettings> settings(String name) {
        return monitor.connections().stream()
                .filter(connection -> connection.name().equals(name))
                .findFirst();
    }

    /** Where a secret of a connection is. */
    enum Whereabouts {
        /** Kept on this machine. */
        KEPT,
        /** It came with the command line, and is forgotten when the program ends. */
        GIVEN,
        NOWHERE
    }

    /** Where the secret is that a connection refers to. */
    void find(String connection, String secret, Consumer<Whereabouts> then) {
        Secrets all = secrets(connection);
        work(
                () -> wiped(secrets.find(secret))
                        ? Whereabouts.KEPT
                        : wiped(all.find(secret)) ? Whereabouts.GIVEN : Whereabouts.NOWHERE,
                then,
                problem -> then.accept(Whereabouts.NOWHERE));
    }

    private static boolean wiped(Optional<char[]> secret) {
        secret.ifPresent(value -> Arrays.fill(value, '\0'));
        return secret.isPresent();
    }

    /** Whether a passphrase must be given before a secret can be kept. */
    void needsPassphrase(Consumer<Boolean> then) {
        work(secrets::needsPassphrase, then, problem -> then.accept(true));
    }

    /** Whether a passphrase must be given before everything there is can be kept. */
    void keepingNeedsPassphrase(Consumer<Boolean> then) {
        boolean none = monitor.connections().stream().allMatch(connection -> connection.password() == null);
        if (none) {
            then.accept(false);
        } else {
            needsPassphrase(then);
        }
    }

    /** Whether there are secrets that nobody has unlocked. */
    void locked(Consumer<Boolean> then) {
        work(() -> secrets.file().exists() && secrets.file().locked(), then, problem -> then.accept(false));
    }

    /** Opens the file of secrets, and tries every connection anew that is not up. What was typed is wiped. */
    void unlock(char[] passphrase, Runnable then, Consumer<Problem> failed) {
        work(
                () -> {
                    try {
                        secrets.file().unlock(passphrase);
                    } finally {
                        Arrays.fill(passphrase, '\0');
                    }
                    monitor.links().stream()
                            .filter(link -> !(link.state() instanceof LinkState.Up))
                            .forEach(link -> reconnect(link.name()));
                    return true;
                },
                done -> then.run(),
                failed);
    }

    /** Writes a connection, keeps its secrets and connects at once, under the name that is filled in. What was typed is wiped. */
    void save(ConnectionForm form, Typed typed, Consumer<String> then, Consumer<Problem> failed) {
        work(
                () -> {
                    try {
                        keep(form, typed);
                    } finally {
                        typed.wipe();
                    }
                    if (files.isPresent()) {
                        files.get().save(form.original(), form.keys());
                    }
                    if (form.isRenamed()) {
                        rename(form.original(), form.name(), form.keys());
                    } else {
                        monitor.connect(sound(form.read(folder(), secrets(form.name()))));
                    }
                    Set<String> dropped = form.dropped();
                    dropped.removeAll(renaming.usedBeside(form.name()));
                    renaming.forget(dropped);
                    return form.name();
                },
                then,
                failed);
    }

    /** Calls a connection otherwise, and changes nothing else about it. */
    void rename(String from, String to, Runnable then, Consumer<Problem> failed) {
        work(
                () -> {
                    rename(from, to, keys(from));
                    return to;
                },
                done -> then.run(),
                failed);
    }

    private void rename(String from, String to, Map<String, Object> keys) throws IOException {
        Renaming.Copied copied = renaming.copy(from, to, keys);
        try {
            ConnectionSettings settings = sound(ConnectionText.read(to, copied.keys(), folder(), secrets(from)));
            if (files.isPresent()) {
                files.get().rename(from, to, copied.keys());
            }
            monitor.rename(from, settings);
        } catch (IOException | Wrong e) {
            // Nothing is left behind that nobody speaks of.
            renaming.forget(copied.newSecrets());
            throw e;
        }
        renaming.forget(copied.oldSecrets());
    }

    private Map<String, Object> keys(String name) throws IOException {
        Optional<Map<String, Object>> keys = files.isPresent() ? files.get().keys(name) : Optional.empty();
        return keys.or(() -> settings(name).map(ConnectionFiles::keys)).orElseGet(Map::of);
    }

    private void keep(ConnectionForm form, Typed typed) throws IOException {
        // First whether it can be read at all: nothing is kept for a connection that is not there.
        sound(form.read(folder(), secrets));
        if (typed.passphrase().length > 0) {
            secrets.file().unlock(typed.passphrase());
        }
        if (typed.password().length > 0) {
            secrets.put(form.secretName(), typed.password());
        }
        if (typed.keyPassword().length > 0) {
            secrets.put(form.keySecretName(), typed.keyPassword());
        }
    }

    /** Those of the machine and, for a connection that came from the command line, those that came with it. */
    private Secrets secrets(String connection) {
        Optional<Secrets> before = settings(connection).map(ConnectionSettings::secrets);
        return files.isPresent() || before.isEmpty()
                ? secrets
                : name -> secrets.find(name).or(() -> before.get().find(name));
    }

    private static ConnectionSettings sound(ConnectionText read) {
        ConnectionSettings settings = read.settings();
        if (settings == null) {
            Problem first = read.mistakes().values().iterator().next();
            throw new Wrong(first.what(), first.remedy());
        }
        return settings;
    }

    /** Tries the way there, with what is typed in place of what is kept. Ends within ten seconds; what was typed is wiped. */
    void examine(ConnectionForm form, Typed typed, Examination.Listener listener) {
        String password = form.secretName();
        String keyPassword = form.keySecretName();
        Secrets kept = secrets(form.original());
        Secrets those = name -> name.equals(password) && typed.password().length > 0
                ? Optional.of(typed.password().clone())
                : name.equals(keyPassword) && typed.keyPassword().length > 0
                        ? Optional.of(typed.keyPassword().clone())
                        : kept.find(name);
        Examination.begin(workers, form.name(), () -> sound(form.read(folder(), those)), typed::wipe, listener);
    }

    /** In what the files are otherwise than what runs; empty: in nothing, or there are none. */
    void changes(Consumer<Optional<WorkspaceChanges>> then) {
        work(
                () -> files.flatMap(there -> WorkspaceChanges.look(there.folder(), monitor, secrets)),
                then,
                problem -> then.accept(Optional.empty()));
    }

    /** Does what the files say now, whatever they said a moment ago. */
    void takeOver(Runnable then, Consumer<Problem> failed) {
        work(
                () -> {
                    files.flatMap(there -> WorkspaceChanges.look(there.folder(), monitor, secrets))
                            .ifPresent(changes -> changes.takeOver(monitor));
                    return true;
                },
                done -> then.run(),
                failed);
    }

    /** Closes a connection and opens it anew. */
    void reconnect(String name) {
        settings(name).ifPresent(monitor::connect);
    }

    /** Takes a connection out, and puts its file aside. */
    void remove(String name, Consumer<Removed> then, Consumer<Problem> failed) {
        Optional<ConnectionSettings> before = settings(name);
        work(
                () -> {
                    ConnectionFiles.Undo undo = files.isPresent() ? files.get().remove(name) : () -> {};
                    monitor.disconnect(name);
                    return new Removed(name, before, undo);
                },
                then,
                failed);
    }

    /**
     * A connection that was taken out.
     *
     * @param settings empty: it was not open
     */
    record Removed(String name, Optional<ConnectionSettings> settings, ConnectionFiles.Undo undo) {}

    /** Puts a connection back. */
    void restore(Removed removed, Runnable then, Consumer<Problem> failed) {
        work(
                () -> {
                    removed.undo().run();
                    removed.settings().ifPresent(monitor::connect);
                    return removed;
                },
                done -> then.run(),
                failed);
    }

    /** Writes everything there is into a folder, which is the workspace from now on. */
    void begin(Path folder, Runnable then, Consumer<Problem> failed) {
        work(
                () -> {
                    List<ConnectionSettings> before = monitor.connections();
                    List<ConnectionSettings> kept = new ArrayList<>();
                    for (ConnectionSettings connection : before) {
                        kept.add(keepable(connection));
                    }
                    ConnectionFiles begun = ConnectionFiles.begin(folder, monitor.workspace(), kept);
                    for (int index = 0; index < kept.size(); index++) {
                        if (!kept.get(index).name().equals(before.get(index).name())) {
                            monitor.disconnect(before.get(index).name());
                            monitor.connect(kept.get(index));
                        }
                    }
                    return begun;
                },
                begun -> {
                    files = Optional.of(begun);
                    then.run();
                },
                failed);
    }

    /** As it can stand in a file: with a name that a file can have, and its password, from wherever it came, where it will be found again. */
    private ConnectionSettings keepable(ConnectionSettings of) throws IOException {
        String name = ConnectionFiles.id(of.name());
        String password = of.password();
        Optional<char[]> value = password == null || wiped(secrets.find(password))
                ? Optional.empty()
                : of.secrets().find(password);
        if (value.isPresent()) {
            try {
                secrets.put(name, value.get());
                password = name;
            } finally {
                Arrays.fill(value.get(), '\0');
            }
        }
        return new ConnectionSettings(
                name, of.url(), of.topics(), of.username(), password, of.token(), of.tls(), of.options(), secrets);
    }

    /** Something that blocks. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> void work(Work<T> work, Consumer<T> then, Consumer<Problem> failed) {
        workers.execute(() -> {
            try {
                T done = work.run();
                FxThread.run(() -> then.accept(done));
            } catch (Wrong wrong) {
                FxThread.run(() -> failed.accept(new Problem("", wrong.what(), wrong.remedy())));
            } catch (IOException e) {
                FxThread.run(() -> failed.accept(new Problem(
                        folder().toString(), "cannot be read or written: " + e.getMessage(), "check its rights")));
            } catch (RuntimeException e) { // thread root
                LOG.error("work on connections failed", e);
                FxThread.run(() -> failed.accept(new Problem(
                        "", "something went wrong inside the program: " + e.getMessage(), "the log says more")));
            }
        });
    }

    /**
     * What a person typed and nobody keeps.
     *
     * @param passphrase of the file of secrets; empty: not asked for
     */
    record Typed(char[] password, char[] keyPassword, char[] passphrase) {

        void wipe() {
            Arrays.fill(password, '\0');
            Arrays.fill(keyPassword, '\0');
            Arrays.fill(passphrase, '\0');
        }
    }
}
