package dev.andon.cli;

import dev.andon.connector.Secrets;
import dev.andon.model.Place;
import dev.andon.model.Problem;
import dev.andon.runtime.EnvironmentSecrets;
import dev.andon.runtime.Workspace;
import dev.andon.runtime.WorkspaceReader;
import dev.andon.runtime.WorkspaceReading;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code andon check}: every mistake in a workspace's files. */
@Command(
        name = "check",
        description = {
            "Name every mistake in the workspace's files, as file:line: what, and what to do.",
            "Exit code 1 when there is any."
        })
final class CheckCommand implements Callable<Integer> {

    private static final Pattern LINE = Pattern.compile("(.*):(\\d+)");

    private final Printer printer;
    private final Supplier<? extends Secrets> secrets;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "The workspace's folder; the current one where it is left out.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "One JSON object a mistake: file, line, what, remedy.")
    private boolean json;

    CheckCommand(Printer printer, Supplier<? extends Secrets> secrets) {
        this.printer = printer;
        this.secrets = secrets;
    }

    @Override
    public Integer call() {
        WorkspaceReading reading = WorkspaceReader.read(folder, secrets.get());
        List<Problem> missing = EnvironmentSecrets.missing(reading.workspace().connections());
        for (Problem problem : reading.problems()) {
            if (json) {
                printer.json(line -> write(line, problem));
            } else {
                printer.line(problem.toString());
            }
        }
        int count = reading.problems().size();
        if (count > 0) {
            printer.flush();
            printer.note("andon: " + (count == 1 ? "1 mistake" : count + " mistakes") + " in the workspace "
                    + folder.toAbsolutePath().normalize());
            return 1;
        }
        // Secrets belong to the machine, not to the files: these may be sound where those are not there.
        missing.forEach(printer::problem);
        if (!json) {
            printer.line(summary(reading.workspace()));
        }
        printer.flush();
        return 0;
    }

    private static void write(JsonGenerator line, Problem problem) {
        Matcher place = LINE.matcher(problem.where());
        boolean numbered = place.matches();
        line.writeStartObject();
        line.writeStringProperty("file", numbered ? place.group(1) : problem.where());
        if (numbered) {
            line.writeNumberProperty("line", Integer.parseInt(place.group(2)));
        } else {
            line.writeNullProperty("line");
        }
        line.writeStringProperty("what", problem.what());
        line.writeStringProperty("remedy", problem.remedy());
        line.writeEndObject();
    }

    private static String summary(Workspace workspace) {
        return "The workspace " + workspace.name() + " is sound: "
                + count(workspace.connections().size(), "connection") + ", "
                + count(workspace.profiles().size(), "profile") + ", "
                + count(places(workspace.places()), "place") + ".";
    }

    private static int places(List<Place> places) {
        return places.stream().mapToInt(place -> 1 + places(place.children())).sum();
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
