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

    Recording.Begin begin() {
        return mode == Mode.plain ? Recording.Begin.PLAIN : Recording.Begin.SEALED;
    }
}
