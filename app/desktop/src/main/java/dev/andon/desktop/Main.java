package dev.andon.desktop;

import dev.andon.cli.AndonCommand;
import java.util.List;

/** The entry point. Deliberately no JavaFX application class, so that it starts from the class path. */
public final class Main {

    /** How the build trains the start-up cache: start, show the first live values, end. */
    private static final String TRAINING = "--exit";

    private Main() {}

    /**
     * Runs the program on the main thread and ends it; JavaFX is only touched by what needs a window or a picture.
     *
     * @param arguments the command line; see {@code andon --help}
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        boolean training = List.of(arguments).contains(TRAINING);
        AndonCommand andon = AndonCommand.ofProcess()
                .window(training ? DesktopWindow.untilLive() : new DesktopWindow())
                .add("render", RenderCommand::new);
        return andon.run(List.of(arguments).stream()
                .filter(argument -> !argument.equals(TRAINING))
                .toArray(String[]::new));
    }
}
