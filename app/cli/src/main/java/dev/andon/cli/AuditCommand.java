package dev.andon.cli;

import dev.andon.cache.AuditReport;
import dev.andon.cache.Cache;
import dev.andon.cache.Unavailable;
import dev.andon.model.Problem;
import dev.andon.runtime.Recording;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code andon audit}: whether what was done is as it was written down. */
@Command(
        name = "audit",
        description = {
            "Tell whether the record of what was done is as it was written.",
            "verify walks it from its first entry to its last, and names the first that was changed or taken out.",
            "Keep the hash that it prints elsewhere: it shows later that nothing was put in the place of it all."
        })
final class AuditCommand implements Callable<Integer> {

    /** What can be done; as it is written. */
    enum Deed {
        verify
    }

    private final Printer printer;
    private final Supplier<Home> home;

    @Parameters(index = "0", paramLabel = "verify", description = "What to do.")
    private Deed deed = Deed.verify;

    @Option(names = "--json", description = "One JSON object: entries, head, intact.")
    private boolean json;

    AuditCommand(Printer printer, Supplier<Home> home) {
        this.printer = printer;
        this.home = home;
    }

    @Override
    public Integer call() throws Unavailable {
        return switch (deed) {
            case verify -> verify();
        };
    }

    private int verify() throws Unavailable {
        try (Recording recording = home.get().toRead()) {
            Cache cache = recording.cache().orElseThrow();
            AuditReport report = cache.verifyAudit();
            if (json) {
                printer.json(line -> {
                    line.writeStartObject();
                    line.writeBooleanProperty("intact", report.broken() == null);
                    line.writeNumberProperty("entries", report.entries());
                    line.writeStringProperty("head", report.head());
                    line.writeEndObject();
                });
            } else if (report.broken() == null) {
                printer.line(report.entries() + (report.entries() == 1 ? " entry" : " entries")
                        + ", all as they were written; the newest has the hash " + report.head());
            }
            printer.flush();
            if (report.broken() != null) {
                printer.problem(new Problem(
                        cache.file().toString(),
                        "the audit is not as it was written: " + report.broken(),
                        "keep this file, and find out who had access to it"));
                return 1;
            }
            return 0;
        }
    }
}
