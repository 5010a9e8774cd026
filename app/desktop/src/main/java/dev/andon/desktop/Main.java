package dev.andon.desktop;

/** The entry point. Deliberately no JavaFX application class, so that it starts from the class path. */
public final class Main {

    private Main() {}

    /**
     * Runs the program on the main thread and ends it.
     *
     * @param arguments the command line; {@code --exit} starts, shows and ends at once, which is how the build trains the
     *     start-up cache
     */
    public static void main(String[] arguments) {
        System.exit(0);
    }
}
