package dev.andon.cli;

import dev.andon.model.Problem;
import dev.andon.runtime.Keeping;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.WorkspaceChanges;
import dev.andon.runtime.WorkspaceReader;
import dev.andon.runtime.WorkspaceReading;
import dev.andon.runtime.WorkspaceSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Looks now and then at the files of the workspace that runs: what they say of what is kept holds at once, and each mistake in them is told once.
 * {@link #look} by one thread.
 */
final class FilesWatch {

    private static final Duration READ_EVERY = Duration.ofSeconds(10);

    private final Monitor monitor;
    private final Printer printer;
    private final @Nullable Path folder;
    // A workspace of --connect may have a folder without what makes it one.
    private final boolean whole;
    private List<Problem> told;
    private Deadline readAgain = Deadline.in(READ_EVERY);
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);

    /** @param told what was found wrong in the files when they were read at the start */
    FilesWatch(Monitor monitor, Printer printer, List<Problem> told) {
        this.monitor = monitor;
        this.printer = printer;
        this.folder = monitor.workspace().folder();
        this.whole = folder != null && !WorkspaceSnapshot.gone(folder);
        this.told = told;
    }

    /** Has them read, aside, when it is time to: a folder may hang. */
    void look() {
        if (folder != null && reading.isDone() && readAgain.passed()) {
            readAgain = Deadline.in(READ_EVERY);
            reading = CompletableFuture.runAsync(
                    () -> read(folder), task -> Thread.ofVirtual().start(task));
        }
    }

    /** Reads them once. */
    void read(Path from) {
        WorkspaceReading disk = WorkspaceReader.read(from, name -> Optional.empty());
        boolean away = whole && WorkspaceSnapshot.gone(from);
        List<Problem> wrong = away
                ? List.of(new Problem(
                        from.toString(), "the workspace folder is away", "going on with what was read last"))
                : disk.problems();
        wrong.stream().filter(problem -> !told.contains(problem)).forEach(printer::problem);
        if (wrong.isEmpty() && !told.isEmpty()) {
            printer.note("andon: the files of the workspace can be read again");
        }
        told = wrong;
        WorkspaceChanges.between(disk, from, monitor)
                .flatMap(WorkspaceChanges::keep)
                .ifPresent(this::keep);
    }

    private void keep(Keeping wanted) {
        Keeping before = monitor.keep();
        monitor.keep(wanted);
        // What is kept of the files is what the next start without them goes by.
        monitor.remember();
        // While there is a mistake somewhere it is of other connections that more is kept; nobody wrote that.
        if (!wanted.all().equals(before.all()) || !wanted.own().equals(before.own())) {
            printer.note("andon: the workspace says otherwise what is kept of the history; that holds now");
        }
    }
}
