package dev.andon.cli;

import dev.andon.cache.Unavailable;
import dev.andon.model.Problem;
import dev.andon.runtime.EnvironmentSecrets;
import dev.andon.runtime.Recording;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.SecretStore;
import dev.andon.runtime.Workspace;
import dev.andon.runtime.WorkspaceReader;
import dev.andon.runtime.WorkspaceReading;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: {@code andon} and its commands. Made once for a run; the program with a window adds to it what needs one.
 *
 * <p>Exit codes: 0 done; 1 not done, with the reason on the standard error; 2 wrong usage.
 */
public final class AndonCommand {

    private static final Logger LOG = LoggerFactory.getLogger(AndonCommand.class);
    private static final int NOT_DONE = 1;
    private static final int WRONG_USAGE = 2;

    private final Printer printer;
    private final Map<String, Function<Printer, Callable<Integer>>> commands = new LinkedHashMap<>();
    private Window window;
    private @Nullable LogFile log;
    private Path data = DataFolder.of(null);
    private Recording.Begin begin = Recording.Begin.SEALED;
    private boolean phone;
    private String link = "";
    private Predicate<String> links = link -> true;
    private final List<SecretStore> keyStores = new ArrayList<>();
    private @Nullable SecretSources secrets;

    private AndonCommand(Printer printer) {
        this.printer = printer;
        this.window = (workspace, problems, opening) -> {
            throw new NotDone(new Problem(
                    "",
                    "this program has no window",
                    "use a command that needs none, such as tail, or demo --headless"));
        };
        commands.put("demo", it -> new DemoCommand(it, demo -> open(demo, List.of())));
        commands.put("tail", TailCommand::new);
        commands.put("points", PointsCommand::new);
        commands.put("check", it -> new CheckCommand(it, this::secrets));
        commands.put("doctor", DoctorCommand::new);
        commands.put("watch", it -> new WatchCommand(it, this::home));
        commands.put("export", it -> new ExportCommand(it, this::home));
        commands.put("import", it -> new ImportCommand(it, this::home));
        commands.put("cache", it -> new CacheCommand(it, this::home));
        commands.put("audit", it -> new AuditCommand(it, this::home));
        commands.put("secret", it -> new SecretCommand(it, this::secrets));
    }

    /** The command line of this process: prints to its streams, and keeps its log in the data folder. */
    public static AndonCommand ofProcess() {
        AndonCommand andon = new AndonCommand(Printer.ofProcess());
        andon.log = LogFile.install(andon.data);
        return andon;
    }

    /** A command line that prints to these streams, and leaves logging alone. */
    public static AndonCommand to(PrintStream out, PrintStream err) {
        return new AndonCommand(new Printer(out, err));
    }

    /** Runs the commands that need no window. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return to(out, err).run(arguments);
    }

    /** What {@code andon} without a command, and {@code andon demo}, open. */
    public AndonCommand window(Window opened) {
        window = opened;
        return this;
    }

    /** Says which links lead to a place in the window. */
    public AndonCommand links(Predicate<String> known) {
        links = known;
        return this;
    }

    /** Adds a key store of the system, which secrets are kept in where it answers. */
    public AndonCommand keyStore(SecretStore store) {
        keyStores.add(store);
        return this;
    }

    /**
     * Adds a command.
     *
     * @param command makes it: an object annotated for picocli, whose call returns the exit code; it is asked only when it is needed
     */
    public AndonCommand add(String name, Function<Printer, Callable<Integer>> command) {
        commands.put(name, command);
        return this;
    }

    /** Runs one command line; returns the exit code and throws nothing. */
    public int run(String... arguments) {
        boolean demo = arguments.length == 0 && Files.notExists(Path.of(WorkspaceReader.ROOT));
        int code = demo ? openDemo() : commandLine(arguments).execute(arguments);
        printer.flush();
        return code;
    }

    /** With nothing to understand, the window need not wait for the parser, which takes its time to load. */
    private int openDemo() {
        try {
            return open(DemoWorkspace.read(Map.of()), List.of());
        } catch (RuntimeException e) { // thread root
            return failed(e, "andon");
        }
    }

    /**
     * The picture of the command line. When the first word names a command it holds nothing but that: making each costs time at the start.
     */
    private CommandLine commandLine(String... arguments) {
        boolean one = arguments.length > 0 && commands.containsKey(arguments[0]);
        CommandLine line =
                new CommandLine(one ? CommandSpec.create().name("andon") : CommandSpec.forAnnotatedObject(new Root()));
        commands.forEach((name, command) -> {
            if (!one || name.equals(arguments[0])) {
                CommandLine made = new CommandLine(command.apply(printer));
                common(made);
                line.addSubcommand(name, made);
            }
        });
        common(line);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
        return line.setOut(printer.out())
                .setErr(printer.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(100)
                .setExpandAtFiles(false)
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((wrong, given) -> wrongUsage(wrong))
                .setExecutionExceptionHandler((failure, command, result) ->
                        failed(failure, command.getCommandSpec().qualifiedName()));
    }

    private static void common(CommandLine line) {
        CommandSpec spec =
                line.getCommandSpec().addMixin("common", CommandSpec.forAnnotatedObject(new CommonOptions()));
        // In the order in which they are declared: what matters most comes first.
        spec.usageMessage().abbreviateSynopsis(true).sortOptions(false);
    }

    private int execute(ParseResult result) {
        ParseResult leaf = result;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        data = leaf.matchedOptionValue("--data", data);
        if (log != null) {
            log.moveTo(data);
        }
        if (leaf.equals(result)) {
            // The window wants the key of the history as soon as the workspace is read.
            secrets().openAhead();
        }
        leaf.commandSpec().mixins().values().forEach(mixin -> {
            if (mixin.userObject() instanceof SourceOptions source) {
                source.secrets(this::secrets);
                source.home(this::home);
            }
        });
        return new RunLast().execute(result);
    }

    /** Where the secrets of this run are; nothing is looked up before one is needed. */
    private SecretSources secrets() {
        if (secrets == null) {
            secrets = new SecretSources(System.getenv(), keyStores, data);
        }
        return secrets;
    }

    private Home home() {
        return new Home(data, secrets());
    }

    private int open(Workspace workspace, List<Problem> problems) {
        return window.show(workspace, problems, new Opening(secrets(), data, begin, phone, link));
    }

    private int wrongUsage(ParameterException wrong) {
        String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String message = wrong.getMessage();
        printer.note(name + ": " + ConnectUrl.masked(message == null ? "wrong usage" : message));
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            printer.note("Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?");
        }
        printer.note(name + " --help shows how it is used.");
        return WRONG_USAGE;
    }

    private int failed(Exception failure, String command) {
        if (failure instanceof NotDone notDone) {
            printer.problem(notDone.problem());
        } else if (failure instanceof Unavailable unavailable) {
            LOG.warn("{} could not be done", command, unavailable);
            printer.problem(unavailable.problem());
        } else if (failure instanceof ParameterException wrong) {
            return wrongUsage(wrong);
        } else {
            LOG.error("{} failed", command, failure);
            // Every problem is told by the program's name: without a command there is no other.
            printer.problem(new Problem(
                    command.equals("andon") ? "" : command,
                    "something went wrong inside the program: " + failure.getMessage(),
                    log == null ? "the log says more" : "the log in " + log.folder() + " says more"));
        }
        return NOT_DONE;
    }

    @Command(
            name = "andon",
            versionProvider = Version.class,
            description = {
                "An operator console for the Internet of Things.",
                "Without a command it opens the window: on the workspace, or on the demo plant when there is none."
            },
            synopsisSubcommandLabel = "[COMMAND]",
            commandListHeading = "%nCommands:%n",
            footer = {"", "Exit codes: 0 done, 1 not done (the reason on the standard error), 2 wrong usage."})
    private final class Root implements Callable<Integer> {

        @Mixin
        private SourceOptions source = new SourceOptions();

        @Mixin
        private HistoryOptions history = new HistoryOptions();

        @Option(names = "--phone", description = "Open a window of the size and shape of a phone.")
        private boolean shapedAsPhone;

        @Option(
                names = "--open",
                paramLabel = "LINK",
                description = "Begin at a place in the program: a link that was copied there.")
        private String beginAt = "";

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            if (!beginAt.isEmpty() && !links.test(beginAt)) {
                throw new ParameterException(
                        new CommandLine(spec == null ? CommandSpec.create() : spec),
                        "--open: " + beginAt
                                + " leads to no place in this program; such a link begins with andon://, as"
                                + " \"Copy link to here\" in the search (Ctrl+K) gives it");
            }
            phone = shapedAsPhone;
            begin = history.begin();
            link = beginAt;
            if (!source.given()) {
                return open(DemoWorkspace.read(Map.of()), List.of());
            }
            WorkspaceReading reading = source.read();
            List<Problem> problems = new ArrayList<>(reading.problems());
            problems.addAll(EnvironmentSecrets.missing(reading.workspace().connections()));
            return open(reading.workspace(), problems);
        }
    }
}
