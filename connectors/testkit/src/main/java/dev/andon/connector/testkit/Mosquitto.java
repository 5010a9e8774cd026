package dev.andon.connector.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A real mosquitto on a free port of this machine, with a configuration of its own, that can be killed, frozen and started again. Ends with
 * {@link #close}. Linux and macOS.
 */
public final class Mosquitto implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRIES = 5;
    private static final String OPENSSL = "openssl.cnf";

    private final Path folder;
    private final List<String> lines;
    private final String scheme;
    private int port;
    private @Nullable Process process;

    private Mosquitto(String scheme, Path folder, List<String> lines) {
        this.scheme = scheme;
        this.folder = folder;
        this.lines = lines;
    }

    /** A broker that lets everybody in, over plain TCP, and forgets everything at its end. */
    public static Mosquitto plain() {
        return with().start();
    }

    /** A broker to be configured. */
    public static Setup with() {
        return new Setup();
    }

    /** How a broker is to be. Each call returns the same object. */
    public static final class Setup {

        private final List<String> lines = new ArrayList<>();
        private final Path folder;
        private boolean tls;
        private boolean webSockets;
        private boolean anonymous = true;

        private Setup() {
            try {
                folder = Files.createTempDirectory("andon-mosquitto");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** MQTT over websockets instead of TCP. */
        public Setup webSockets() {
            webSockets = true;
            return this;
        }

        /** TLS with this certificate. */
        public Setup tls(TestCertificates.Identity server) {
            tls = true;
            lines.add("certfile " + server.chainPem());
            lines.add("keyfile " + server.keyPem());
            return this;
        }

        /** No TLS newer than 1.2. */
        public Setup tls12() {
            write(
                    folder.resolve(OPENSSL),
                    List.of(
                            "openssl_conf = all",
                            "[all]",
                            "ssl_conf = ssl",
                            "[ssl]",
                            "system_default = limits",
                            "[limits]",
                            "MaxProtocol = TLSv1.2"));
            return this;
        }

        /** Clients must show a certificate of this authority. */
        public Setup clientCertificates(Path authority) {
            lines.add("cafile " + authority);
            lines.add("require_certificate true");
            return this;
        }

        /** Clients must give a name and password of these. */
        public Setup passwords(Map<String, String> users) {
            anonymous = false;
            Path file = folder.resolve("passwords");
            try {
                Files.createFile(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            users.forEach((user, password) -> run("mosquitto_passwd", "-b", file.toString(), user, password));
            lines.add("password_file " + file);
            return this;
        }

        /** Rights, as in an {@code acl_file}. */
        public Setup rights(String... rules) {
            Path file = folder.resolve("rights");
            write(file, List.of(rules));
            lines.add("acl_file " + file);
            return this;
        }

        /** Subscriptions to exactly this filter are refused, which an {@code acl_file} cannot do: it only keeps silent. */
        public Setup refusing(String filter) {
            Path file = folder.resolve("security.json");
            write(file, List.of("""
                            {"defaultACLAccess": {"publishClientSend": true, "publishClientReceive": true, "subscribe": true,
                              "unsubscribe": true}, "clients": [], "anonymousGroup": "all",
                              "groups": [{"groupname": "all", "roles": [{"rolename": "all"}]}],
                              "roles": [{"rolename": "all", "acls": [
                                {"acltype": "subscribePattern", "topic": "%s", "allow": false, "priority": 1}]}]}""".formatted(filter)));
            lines.add("plugin " + plugin());
            lines.add("plugin_opt_config_file " + file);
            return this;
        }

        private static Path plugin() {
            try (Stream<Path> files = Files.find(
                    Path.of("/usr/lib"), 2, (path, about) -> path.endsWith("mosquitto_dynamic_security.so"))) {
                return files.findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "the tests need mosquitto's dynamic security plugin in /usr/lib; it comes with the package mosquitto"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Sessions and their messages outlive the broker, even when it is killed: written down after each change. */
        public Setup persistent() {
            lines.add("persistence true");
            lines.add("persistence_location " + folder + File.separator);
            lines.add("autosave_on_changes true");
            lines.add("autosave_interval 1");
            return this;
        }

        /** Any other line of {@code mosquitto.conf}. */
        public Setup line(String line) {
            lines.add(line);
            return this;
        }

        /** Starts it, and waits until it answers. */
        public Mosquitto start() {
            if (webSockets) {
                lines.addFirst("protocol websockets");
            }
            lines.add("allow_anonymous " + anonymous);
            lines.add("log_type none");
            if ("root".equals(System.getProperty("user.name"))) {
                // Else it becomes a user that may not read the folder.
                lines.add("user root");
            }
            String scheme = webSockets ? (tls ? "wss" : "ws") : (tls ? "mqtts" : "mqtt");
            Mosquitto broker = new Mosquitto(scheme, folder, lines);
            broker.startOnFreePort();
            return broker;
        }
    }

    private void startOnFreePort() {
        for (int i = 1; i <= TRIES; i++) {
            port = freePort();
            if (started()) {
                return;
            }
        }
        throw new IllegalStateException(
                "mosquitto does not start with " + folder.resolve("mosquitto.conf") + ": " + complaint());
    }

    private boolean started() {
        List<String> configuration = new ArrayList<>();
        if (scheme.startsWith("ws")) {
            // mosquitto 2.0.11 ends at once when websockets are all it is to listen for.
            configuration.add("listener " + freePort() + " 127.0.0.1");
        }
        configuration.add("listener " + port + " 127.0.0.1");
        configuration.addAll(lines);
        write(folder.resolve("mosquitto.conf"), configuration);
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            program("mosquitto"),
                            "-c",
                            folder.resolve("mosquitto.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile());
            if (Files.exists(folder.resolve(OPENSSL))) {
                builder.environment()
                        .put("OPENSSL_CONF", folder.resolve(OPENSSL).toString());
            }
            Process running = builder.start();
            process = running;
            Awaitility.await("mosquitto")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> !running.isAlive() || answers());
            return running.isAlive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String complaint() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Where it listens, by address: {@code mqtt://127.0.0.1:PORT}. */
    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    /** The same by name, as certificates want it. */
    public URI url(String host) {
        return URI.create(scheme + "://" + host + ":" + port);
    }

    public int port() {
        return port;
    }

    /** Kills it on the spot. */
    public void kill9() {
        Process running = running();
        running.destroyForcibly();
        try {
            running.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it again on the same port, with the same configuration and folder. */
    public void restart() {
        if (!started()) {
            throw new IllegalStateException("mosquitto does not start again: " + complaint());
        }
    }

    /** Freezes it: its sockets stay open, nobody answers. */
    public void stop() {
        run("kill", "-STOP", Long.toString(running().pid()));
    }

    /** Lets it go on. */
    public void resume() {
        run("kill", "-CONT", Long.toString(running().pid()));
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("never started");
        }
        return process;
    }

    @Override
    public void close() {
        if (process != null) {
            kill9();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port nobody listens on at this moment. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program(program)));
        command.addAll(List.of(arguments));
        try {
            Process once = new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!once.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || once.exitValue() != 0) {
                throw new IllegalStateException(command + " failed: "
                        + new String(once.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String program(String name) {
        List<String> places = new ArrayList<>(List.of(System.getenv("PATH").split(File.pathSeparator, -1)));
        places.addAll(List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"));
        return places.stream()
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "the tests need the program " + name
                                        + ", which is neither on PATH nor in /usr/sbin; install it: apt-get install mosquitto (or brew install mosquitto)"))
                .toString();
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
