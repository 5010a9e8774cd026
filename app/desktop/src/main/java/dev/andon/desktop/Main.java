package dev.andon.desktop;

import dev.andon.cli.AndonCommand;
import java.util.Arrays;

/** The entry point. Deliberately no JavaFX application class, so that it starts from the class path. */
public final class Main {

    /** Opens the window and ends as soon as values can be seen in it: how the build trains the start-up cache. */
    private static final String EXIT = "--exit";

    private Main() {}

    /**
     * Runs the program on the main thread and ends it.
     *
     * @param arguments the command line, and {@code --exit} besides
     */
    public static void main(String[] arguments) {
        boolean exit = Arrays.asList(arguments).contains(EXIT);
        String[] line = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(EXIT))
                .toArray(String[]::new);
        DesktopWindow window = new DesktopWindow(exit);
        if (opensWindow(line)) {
            window.warmUp();
        }
        int code = AndonCommand.ofProcess()
                .window(window)
                .keyStore(new SystemKeyStore())
                .add("render", RenderCommand::new)
                .run(line);
        System.exit(code);
    }

    /** Whether the command line plainly means the window, so that the toolkit can start while the workspace is read. */
    private static boolean opensWindow(String[] line) {
        return line.length == 0
                || line[0].startsWith("--workspace")
                || line[0].startsWith("--connect")
                || line[0].equals("--phone")
                || line[0].startsWith("--open");
    }
}
