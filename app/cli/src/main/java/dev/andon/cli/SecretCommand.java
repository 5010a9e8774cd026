package dev.andon.cli;

import dev.andon.model.Problem;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.Wrong;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code andon secret}: passwords and tokens that a workspace refers to by name. No value is ever printed. */
@Command(
        name = "secret",
        description = {
            "Keep the passwords and tokens that a workspace refers to as secret:NAME.",
            "They go into the system's key store or, where there is none, into a file in the data folder",
            "that is locked with a passphrase: ANDON_PASSPHRASE, or the one you are asked for.",
            "set asks for the value, or reads one line of the standard input; list prints names only."
        })
final class SecretCommand implements Callable<Integer> {

    /** What can be done; as it is written. */
    enum Deed {
        set,
        list,
        remove
    }

    private static final int LONGEST = 65_536;

    private final Printer printer;
    private final Supplier<SecretSources> secrets;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "set|list|remove",
            description = "Keep a secret, print the names of all, or remove one.")
    private Deed deed = Deed.list;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The secret's name, for set and remove.")
    private @Nullable String name;

    SecretCommand(Printer printer, Supplier<SecretSources> secrets) {
        this.printer = printer;
        this.secrets = secrets;
    }

    @Override
    public Integer call() {
        try {
            switch (deed) {
                case set -> set(named());
                case list -> list();
                case remove -> remove(named());
            }
        } catch (Wrong wrong) {
            throw new NotDone(new Problem("", wrong.what(), wrong.remedy()));
        } catch (IOException e) {
            throw new NotDone(new Problem(
                    secrets.get().place(), "cannot be written: " + e.getMessage(), "check the rights of its folder"));
        }
        printer.flush();
        return 0;
    }

    @SuppressWarnings("SystemConsoleNull") // From JDK 25 on it is null again where no person sits at a terminal.
    private void set(String name) throws IOException {
        SecretSources store = secrets.get();
        Console console = System.console();
        if (console != null && store.needsPassphrase()) {
            unlock(store, console);
        }
        char[] value = console == null ? line() : console.readPassword("Value of %s: ", name);
        try {
            if (value == null || value.length == 0) {
                throw new Wrong(
                        "the value of " + name + " is empty, so nothing was kept",
                        "type it, or pass it as one line of the standard input");
            }
            store.put(name, value);
        } finally {
            wipe(value);
        }
        printer.note(name + " is kept in " + store.place() + ".");
    }

    private void unlock(SecretSources store, Console console) throws IOException {
        boolean fresh = !store.file().exists();
        if (fresh) {
            printer.note("This system has no key store, so secrets are kept in "
                    + store.file().place() + ", locked with a passphrase.");
        }
        char[] passphrase = fresh
                ? console.readPassword("New passphrase: ")
                : console.readPassword("Passphrase of %s: ", store.file().place());
        char[] again = fresh ? console.readPassword("New passphrase, once more: ") : passphrase;
        try {
            if (passphrase == null || !Arrays.equals(passphrase, again)) {
                throw new Wrong("the two passphrases differ, so nothing was kept", "start again");
            }
            store.file().unlock(passphrase);
        } finally {
            wipe(passphrase);
            wipe(again);
        }
    }

    private void list() {
        SecretSources store = secrets.get();
        // Damaged it would look as if it were empty.
        store.file().damage().ifPresent(problem -> {
            throw new NotDone(problem);
        });
        SortedSet<String> names = store.names();
        names.forEach(printer::line);
        if (names.isEmpty()) {
            printer.note("No secret is kept yet; andon secret set NAME keeps one.");
        }
    }

    private void remove(String name) throws IOException {
        if (!secrets.get().names().contains(name)) {
            throw new Wrong("no secret is called " + name, "andon secret list prints the names of all");
        }
        secrets.get().remove(name);
        printer.note(name + " is removed.");
    }

    /** One line of the standard input, without its end. */
    private static char[] line() throws IOException {
        char[] read = new char[LONGEST];
        int length = 0;
        // Not buffered by characters: nobody else reads on.
        Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        for (int c = in.read(); c >= 0 && c != '\n' && length < LONGEST; c = in.read()) {
            read[length++] = (char) c;
        }
        if (length > 0 && read[length - 1] == '\r') {
            length--;
        }
        char[] line = Arrays.copyOf(read, length);
        wipe(read);
        return line;
    }

    private static void wipe(char @Nullable [] secret) {
        if (secret != null) {
            Arrays.fill(secret, '\0');
        }
    }

    private String named() {
        if (name == null) {
            throw new ParameterException(
                    new CommandLine(spec == null ? CommandSpec.create() : spec),
                    "name the secret: andon secret " + deed + " NAME");
        }
        return name;
    }
}
