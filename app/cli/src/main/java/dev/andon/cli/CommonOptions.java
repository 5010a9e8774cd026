package dev.andon.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command has; {@link AndonCommand} adds it and reads it. */
final class CommonOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The folder for the program's own files: log, history, keys; the system's usual one where it is left out.")
    @Nullable
    Path data;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;
}
