package dev.andon.desktop;

import dev.andon.cli.AndonCommand;
import dev.andon.ui.screen.Address;
import java.util.Arrays;
import java.util.List;

/** The entry point. Deliberately no JavaFX application class, so that it starts from the class path. */
public final class Main {

    /** Opens the window and ends as soon as values can be seen in it; remembered ones will do while no live ones are on their way. */
    private static final String EXIT = "--exit";

    /** Opens the window, walks through every screen and ends: how the build trains the start-up cache. */
    private static final String TOUR = "--tour";

    private Main() {}

    /**
     * Runs the program on the main thread and ends it.
     *
     * @param arguments the command line, and {@code --exit} or {@code --tour} besides
     */
    public static void main(String[] arguments) {
        String[] line = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(EXIT) && !argument.equals(TOUR))
                .toArray(String[]::new);
        DesktopWindow window = new DesktopWindow(atFirstValues(Arrays.asList(arguments)));
        if (opensWindow(line)) {
            window.warmUp();
        }
        int code = AndonCommand.ofProcess()
                .window(window)
                .links(link -> Address.parse(link).isPresent())
                .keyStore(new SystemKeyStore())
                .add("render", RenderCommand::new)
                .run(line);
        System.exit(code);
    }

    private static DesktopWindow.AtFirstValues atFirstValues(List<String> arguments) {
        if (arguments.contains(TOUR)) {
            return Tour::begin;
        }
        return (monitor, shell, quit) -> {
            if (arguments.contains(EXIT)) {
                quit.run();
            }
        };
    }

    /** Whether the command line plainly means the window, so that the toolkit can start while the workspace is read. */
    private static boolean opensWindow(String[] line) {
        return line.length == 0
                || line[0].startsWith("--workspace")
                || line[0].startsWith("--connect")
                || line[0].startsWith("--data")
                || line[0].equals("--phone")
                || line[0].startsWith("--open");
    }
}
