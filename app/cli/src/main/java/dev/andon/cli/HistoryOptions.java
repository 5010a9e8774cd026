package dev.andon.cli;

import dev.andon.runtime.Recording;
import picocli.CommandLine.Option;

/** How a history that is not there yet is begun. A mixin of picocli. */
final class HistoryOptions {

    /** As it is written. */
    enum Mode {
        sealed,
        plain
    }

    @Option(
            names = "--cache",
            paramLabel = "sealed|plain",
            description =
                    "How a history that is not there yet is kept: sealed under a key, which the system's key store or"
                            + " ANDON_PASSPHRASE guards, as usual; or plain, without encryption.")
    private Mode mode = Mode.sealed;

    /**
     * The history to be recorded into; what is there stays as it was begun, and who asked otherwise is told.
     *
     * @param program what this one is called for others
     * @throws NotDone when nothing can be recorded
     */
    Recording open(Home home, String program, Printer printer) {
        Recording recording = home.toWrite(program, begin());
        recording
                .cache()
                .filter(cache -> mode == Mode.plain && cache.encrypted())
                .ifPresent(cache -> printer.note("andon: the history in " + cache.file()
                        + " is encrypted and stays so; --cache plain is for one that is not there yet"));
        return recording;
    }

    Recording.Begin begin() {
        return mode == Mode.plain ? Recording.Begin.PLAIN : Recording.Begin.SEALED;
    }
}
