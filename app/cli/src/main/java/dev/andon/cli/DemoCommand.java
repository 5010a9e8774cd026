package dev.andon.cli;

import dev.andon.model.Problem;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code andon demo}: the demo plant, in the window or alone. */
@Command(
        name = "demo",
        description = {
            "Show the demo plant: simulated devices behind a real MQTT broker in this process.",
            "With --headless it runs alone, for other programs to connect to."
        })
final class DemoCommand implements Callable<Integer> {

    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final String LOOPBACK = "127.0.0.1";
    private static final String LISTEN = "listen";

    private final Printer printer;
    private final ToIntFunction<Workspace> opener;

    @Option(names = "--devices", paramLabel = "N", description = "How many devices; 240 where it is left out.")
    private @Nullable Integer devices;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "How often most devices speak; once a second where it is left out.")
    private @Nullable Double rate;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "How many seconds pass in the plant in one second; 1 where it is left out.")
    private @Nullable Double speed;

    @Option(names = "--seed", paramLabel = "S", description = "A whole number; the same one shows the same plant.")
    private @Nullable Long seed;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            description =
                    "Where the plant's broker listens; any free port of this machine alone where it is left out. 0.0.0.0:1883 lets other machines in, without a password.")
    private @Nullable String listen;

    @Option(names = "--headless", description = "Open no window; print the broker's URL and run until Ctrl+C.")
    private boolean headless;

    /** @param opener opens the window on a workspace, and returns the exit code */
    DemoCommand(Printer printer, ToIntFunction<Workspace> opener) {
        this.printer = printer;
        this.opener = opener;
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> options = new LinkedHashMap<>();
        put(options, "devices", devices);
        put(options, "rate", rate);
        put(options, "speed", speed);
        put(options, "seed", seed);
        put(options, LISTEN, listen);
        if (!headless) {
            return opener.applyAsInt(DemoWorkspace.read(options));
        }
        options.computeIfAbsent(LISTEN, key -> LOOPBACK + ":" + freePort());
        return run(DemoWorkspace.read(options), "mqtt://" + options.get(LISTEN));
    }

    private int run(Workspace workspace, String url) throws InterruptedException {
        try (Interruption interruption = Interruption.watch();
                Monitor monitor = Monitor.of(workspace)) {
            LinkWatch links = new LinkWatch(monitor, printer);
            monitor.start();
            boolean told = false;
            while (!links.allDown() && !interruption.await(GLANCE)) {
                links.look();
                if (links.everUp() && !told) {
                    told = true;
                    printer.line(url);
                    printer.flush();
                    printer.note("The demo plant runs until Ctrl+C; look at it with: andon tail --connect " + url);
                }
            }
            return links.allDown() ? 1 : 0;
        }
    }

    private static void put(Map<String, String> options, String name, @Nullable Object value) {
        if (value != null) {
            options.put(name, value.toString());
        }
    }

    /** Chosen here, since the URL has to be told. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new NotDone(new Problem(
                    LOOPBACK,
                    "no port is free here: " + e.getMessage(),
                    "name one with --listen " + LOOPBACK + ":1883"));
        }
    }
}
