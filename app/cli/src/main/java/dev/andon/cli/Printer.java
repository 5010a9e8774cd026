package dev.andon.cli;

import dev.andon.model.Problem;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.json.JsonFactory;

/**
 * The one class that prints: results to the standard output, everything else to the standard error. What comes from outside can hold
 * anything, so control characters never reach a terminal. By one thread at a time, but for {@link #note} and {@link #problem}.
 */
public final class Printer {

    private static final int BUFFER = 1 << 16;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private final PrintStream out;
    private final PrintStream err;
    /** Made when it is first needed: many commands print no JSON. */
    private @Nullable JsonGenerator json;

    public Printer(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** A printer to the streams of this process. */
    public static Printer ofProcess() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        // Elsewhere a terminal is UTF-8 even where the locale (C, in containers) does not say so.
        Charset charset = windows ? System.out.charset() : StandardCharsets.UTF_8;
        return new Printer(
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER), false, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset));
    }

    /** A line of the result, for people. */
    public void line(String text) {
        out.println(plain(text));
    }

    /** A line of the result, for programs: what the writer writes must be one JSON value. */
    public void json(Consumer<JsonGenerator> writer) {
        JsonGenerator generator = json;
        if (generator == null) {
            generator = generator();
            json = generator;
        }
        writer.accept(generator);
        generator.writeRaw('\n');
    }

    /** Brings everything printed so far to its reader. */
    public void flush() {
        broken();
    }

    /** Flushes, and tells whether whoever read the result has gone away: nothing more needs to be printed. */
    public boolean broken() {
        if (json != null) {
            json.flush();
        }
        return out.checkError();
    }

    /** A line beside the result. */
    public void note(String text) {
        err.println(plain(text));
        err.flush();
    }

    /** What went wrong and what to do, beside the result. */
    public void problem(Problem problem) {
        note("andon: " + problem);
    }

    /** The standard output for what is a file of its own, as bytes; not to be closed. */
    OutputStream bytes() {
        return out;
    }

    /** For what picocli prints to the standard output. */
    PrintWriter out() {
        return new PrintWriter(new OutputStreamWriter(out, out.charset()), true);
    }

    PrintWriter err() {
        return new PrintWriter(new OutputStreamWriter(err, err.charset()), true);
    }

    /** Written as bytes: JSON is UTF-8 (RFC 8259, 8.1), whatever the terminal is. */
    private JsonGenerator generator() {
        return JsonFactory.builder()
                .rootValueSeparator((SerializableString) null)
                .build()
                .createGenerator(ObjectWriteContext.empty(), (OutputStream) out);
    }

    private static String plain(String text) {
        return CONTROL.matcher(text).replaceAll("\uFFFD");
    }
}
