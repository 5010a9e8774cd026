package dev.andon.cli;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.ConnectionSettings.Tls;
import dev.andon.connector.Secrets;
import dev.andon.model.Problem;
import dev.andon.runtime.EnvironmentSecrets;
import dev.andon.runtime.Recording;
import dev.andon.runtime.Workspace;
import dev.andon.runtime.WorkspaceReader;
import dev.andon.runtime.WorkspaceReading;
import dev.andon.runtime.WorkspaceSnapshot;
import dev.andon.runtime.Wrong;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that watches something has: where it is, and who is asking. A mixin of picocli. */
public final class SourceOptions {

    private static final String PASSWORD = "password";
    private static final String KEY = "key";

    private Supplier<? extends Secrets> secrets = () -> new EnvironmentSecrets(System.getenv());

    private @Nullable Supplier<Home> home;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "The folder that says what is watched; the current one when it holds a workspace.yaml.")
    private @Nullable Path workspace;

    @Option(
            names = "--connect",
            paramLabel = "URL",
            description = {
                "A broker, such as mqtt://host:1883, mqtts://host or wss://host/mqtt, or demo://plant.",
                "In place of the workspace's connections; may stand several times."
            })
    private List<String> connect = List.of();

    @Option(
            names = "--topic",
            paramLabel = "FILTER",
            description =
                    "With --connect: what to listen to; everything where it is left out. May stand several times.")
    private List<String> topics = List.of();

    @Option(names = "--username", paramLabel = "NAME", description = "With --connect: the user's name.")
    private @Nullable String username;

    @Option(
            names = "--password-env",
            paramLabel = "VAR",
            description = "With --connect: the environment variable that holds the password.")
    private @Nullable String passwordVariable;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "With --connect: PEM file with the authorities to trust, in place of the machine's.")
    private @Nullable Path ca;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "With --connect: our own certificate, PKCS#12 or PEM.")
    private @Nullable Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "With --connect: the certificate's key as a PEM file, where it is not in the same file.")
    private @Nullable Path key;

    @Option(
            names = "--key-password-env",
            paramLabel = "VAR",
            description = "With --connect: the environment variable with what opens the key.")
    private @Nullable String keyPasswordVariable;

    /** Where the workspace's secrets are; before anything is read. */
    void secrets(Supplier<? extends Secrets> where) {
        secrets = where;
    }

    /** Where a snapshot of the workspace may be; before anything is read. */
    void home(Supplier<Home> where) {
        home = where;
    }

    /** Reads the workspace's folder; where it is gone, what was kept of it. */
    private WorkspaceReading readFolder() {
        Path folder = folder().toAbsolutePath().normalize();
        if (home != null && WorkspaceSnapshot.gone(folder)) {
            Home there = home.get();
            try (Recording recording = Recording.read(there.data(), there.secrets())) {
                Optional<WorkspaceReading> kept = WorkspaceSnapshot.read(recording, folder, secrets.get());
                if (kept.isPresent()) {
                    return kept.get();
                }
            }
        }
        return WorkspaceReader.read(folder, secrets.get());
    }

    /**
     * What was recorded in the data folder, for who only looks; the caller closes it. Where there is nothing it is empty, and where it cannot be opened
     * that is told besides.
     */
    public Recording recorded(Printer printer) {
        if (home == null) {
            return Recording.none();
        }
        Home there = home.get();
        Recording recording = Recording.readIfThere(there.data(), there.secrets());
        if (recording.cache().isPresent()) {
            return recording;
        }
        recording.obstacle().ifPresent(printer::problem);
        return Recording.none();
    }

    /** Whether anything says what to watch. */
    boolean given() {
        return workspace != null || !connect.isEmpty() || Files.exists(Path.of(WorkspaceReader.ROOT));
    }

    /** The folder of the workspace: that of the option, else the current one. */
    Path folder() {
        return workspace == null ? Path.of("") : workspace;
    }

    /**
     * What is to be watched, for a command without a window: mistakes in the workspace's files and missing secrets are told on the standard
     * error.
     *
     * @throws NotDone when nothing of it can be watched
     * @throws ParameterException when the options do not fit together
     */
    public Workspace workspace(Printer printer) {
        return reading(printer).workspace();
    }

    /** The same, with the mistakes that were told. */
    WorkspaceReading reading(Printer printer) {
        WorkspaceReading reading = read();
        Workspace workspace = reading.workspace();
        if (workspace.connections().isEmpty() && !Files.isDirectory(folder())) {
            // That is all there is to say of a name that is mistyped.
            throw new NotDone(reading.problems().getFirst());
        }
        reading.problems().forEach(printer::problem);
        if (workspace.connections().isEmpty()) {
            throw new NotDone(new Problem(
                    folder().toAbsolutePath().normalize().toString(),
                    "no connection in this workspace can be opened",
                    "see andon check, or use --connect URL"));
        }
        EnvironmentSecrets.missing(workspace.connections()).forEach(printer::problem);
        return reading;
    }

    /** The same, and the demo plant where nothing says what to watch. */
    public Workspace workspaceOrDemo(Printer printer) {
        return given() ? workspace(printer) : DemoWorkspace.read(Map.of());
    }

    /**
     * What is to be watched, and what is wrong with it.
     *
     * @throws NotDone when a password that was promised is not there
     * @throws ParameterException when the options do not fit together
     */
    public WorkspaceReading read() {
        if (connect.isEmpty()) {
            refuseStrayOptions();
            if (!given()) {
                throw wrong("say what to watch: --connect URL or --workspace DIR");
            }
            return readFolder();
        }
        List<ConnectionSettings> connections = connections();
        if (workspace == null) {
            Workspace bare = connections.size() == 1
                    ? Workspace.of(connections.getFirst())
                    : new Workspace(
                            "andon", "andon", ZoneId.systemDefault(), null, connections, List.of(), List.of(), null);
            return new WorkspaceReading(bare, List.of());
        }
        WorkspaceReading reading = readFolder();
        Workspace read = reading.workspace();
        return new WorkspaceReading(
                new Workspace(
                        read.id(),
                        read.name(),
                        read.timeZone(),
                        null,
                        connections,
                        read.profiles(),
                        read.places(),
                        read.folder(),
                        read.keep(),
                        read.kept()),
                reading.problems());
    }

    private List<ConnectionSettings> connections() {
        Tls tls = new Tls(
                file("--ca", ca),
                file("--certificate", certificate),
                file("--key", key),
                keyPasswordVariable == null ? null : KEY);
        if (tls.key() != null && tls.certificate() == null) {
            throw wrong("--key belongs to a certificate: add --certificate FILE");
        }
        List<ConnectionSettings> connections = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String text : connect) {
            connections.add(connection(url(text), tls, names));
        }
        return connections;
    }

    private ConnectionSettings connection(ConnectUrl url, Tls tls, Set<String> names) {
        String authority = Optional.ofNullable(url.url().getRawAuthority())
                .orElse(url.url().getScheme());
        String name = authority;
        for (int i = 2; !names.add(name); i++) {
            name = authority + "-" + i;
        }
        Optional<char[]> password = passwordVariable != null
                ? Optional.of(variable(passwordVariable))
                : Optional.ofNullable(url.password());
        Optional<char[]> keyPassword = Optional.ofNullable(keyPasswordVariable).map(this::variable);
        return new ConnectionSettings(
                name,
                url.url(),
                topics,
                username != null ? username : url.username(),
                password.isPresent() ? PASSWORD : null,
                null,
                tls,
                Map.of(),
                secrets(password, keyPassword));
    }

    private static Secrets secrets(Optional<char[]> password, Optional<char[]> keyPassword) {
        return name -> switch (name) {
            case PASSWORD -> password.map(char[]::clone);
            case KEY -> keyPassword.map(char[]::clone);
            default -> Optional.empty();
        };
    }

    private char[] variable(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new NotDone(
                    new Problem("", "the environment variable " + name + " is not set", "put the password into it"));
        }
        return value.toCharArray();
    }

    private ConnectUrl url(String text) {
        try {
            return ConnectUrl.parse(text);
        } catch (Wrong e) {
            throw wrong("--connect: " + e.getMessage() + (e.remedy().isEmpty() ? "" : "; " + e.remedy()));
        }
    }

    private @Nullable Path file(String option, @Nullable Path file) {
        if (file != null && !Files.isRegularFile(file)) {
            throw wrong(option + ": there is no file " + file);
        }
        return file;
    }

    private void refuseStrayOptions() {
        boolean stray = username != null
                || passwordVariable != null
                || ca != null
                || certificate != null
                || key != null
                || keyPasswordVariable != null
                || !topics.isEmpty();
        if (stray) {
            throw wrong("--topic, --username, --password-env, --ca, --certificate and --key go with --connect URL;"
                    + " a workspace says these things in connections/");
        }
    }

    private ParameterException wrong(String message) {
        if (command == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(new CommandLine(command), message);
    }
}
