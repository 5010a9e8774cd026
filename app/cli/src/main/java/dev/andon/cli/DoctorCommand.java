package dev.andon.cli;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Hop;
import dev.andon.model.Problem;
import dev.andon.runtime.EnvironmentSecrets;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code andon doctor}: tries the way to each far end hop by hop, and names the first that is broken. */
@Command(
        name = "doctor",
        description = {
            "Try the way to the broker hop by hop: name, TCP, TLS, MQTT, rights, clock.",
            "Names the first that is broken and what to do; exit code 1 when there is one."
        })
final class DoctorCommand implements Callable<Integer> {

    /** For each connection; all are examined at once. Leaves time for the start within the ten that are promised. */
    private static final Duration LIMIT = Duration.ofSeconds(7);

    private static final Duration PATIENCE = LIMIT.plusMillis(500);

    private final Printer printer;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(names = "--json", description = "One JSON object a hop: connection, hop, ok, found, what, remedy.")
    private boolean json;

    DoctorCommand(Printer printer) {
        this.printer = printer;
    }

    @Override
    public Integer call() {
        Workspace workspace = source.workspace(printer);
        boolean sound = true;
        for (Map.Entry<ConnectionSettings, List<Hop>> way : examine(workspace).entrySet()) {
            sound &= print(way.getKey(), way.getValue());
        }
        return sound ? 0 : 1;
    }

    private static Map<ConnectionSettings, List<Hop>> examine(Workspace workspace) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Map<ConnectionSettings, CompletableFuture<List<Hop>>> ways = new LinkedHashMap<>();
        for (ConnectionSettings connection : workspace.connections()) {
            CompletableFuture<List<Hop>> way = CompletableFuture.supplyAsync(() -> examine(connection), threads);
            Hop slow = new Hop(
                    "examination",
                    "no result within " + LIMIT.toSeconds() + " s",
                    new Problem(connection.name(), "the examination got stuck", "try again; the log may say more"));
            ways.put(connection, way.completeOnTimeout(List.of(slow), PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        }
        threads.shutdown();
        Map<ConnectionSettings, List<Hop>> examined = new LinkedHashMap<>();
        ways.forEach((connection, way) -> examined.put(connection, way.join()));
        return examined;
    }

    private static List<Hop> examine(ConnectionSettings connection) {
        List<Hop> hops = new ArrayList<>();
        for (Problem missing : EnvironmentSecrets.missing(List.of(connection))) {
            return List.of(new Hop("secret", "", missing));
        }
        hops.addAll(Monitor.provider(connection.url())
                .map(provider -> provider.examine(connection, LIMIT))
                .orElseGet(() -> List.of(new Hop(
                        "connector",
                        "",
                        new Problem(
                                connection.name(),
                                "nothing here speaks " + connection.url().getScheme(),
                                "use mqtt, mqtts, ws or wss")))));
        return hops;
    }

    private boolean print(ConnectionSettings connection, List<Hop> hops) {
        Hop broken = null;
        List<List<String>> table = new ArrayList<>();
        for (Hop hop : hops) {
            Problem problem = hop.problem();
            broken = broken == null && problem != null ? hop : broken;
            if (json) {
                printer.json(line -> write(line, connection, hop, problem));
            } else {
                table.add(List.of(
                        problem == null ? "  ok" : "  BROKEN",
                        hop.name(),
                        problem == null ? hop.found() : problem.toString()));
            }
        }
        if (!json) {
            printer.line(LinkWatch.title(connection.name(), connection.url()));
            Columns.lines(table).forEach(printer::line);
        }
        printer.flush();
        if (broken != null) {
            String what = broken.problem() == null ? "" : broken.problem().what();
            printer.note("andon: the way to " + connection.url() + " is broken at " + broken.name() + ": " + what);
        }
        Remarks remarks = new Remarks(printer, "sent what cannot be read");
        hops.stream().flatMap(hop -> hop.remarks().stream()).forEach(remark -> remarks.tell(remark.where(), remark));
        remarks.rest();
        return broken == null;
    }

    private static void write(JsonGenerator line, ConnectionSettings connection, Hop hop, @Nullable Problem problem) {
        line.writeStartObject();
        line.writeStringProperty("connection", connection.name());
        line.writeStringProperty("hop", hop.name());
        line.writeBooleanProperty("ok", problem == null);
        line.writeStringProperty("found", hop.found());
        line.writeStringProperty("what", problem == null ? null : problem.what());
        line.writeStringProperty("remedy", problem == null ? null : problem.remedy());
        line.writeEndObject();
    }
}
