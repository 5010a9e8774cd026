package dev.andon.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the command line says of itself, and how it answers what it cannot take. */
class UsageTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "demo", "tail", "points", "check", "doctor", "secret", "watch", "export", "import", "cache", "audit"
            })
    void helpIsAsAgreed(String command) throws IOException {
        Run run = command.isEmpty() ? Run.andon("--help") : Run.andon(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().map(String::stripTrailing).toList())
                .as("src/test/resources/help holds what people were promised")
                .containsExactlyElementsOf(golden(command.isEmpty() ? "andon" : command));
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        Run run = Run.andon("--version");

        assertThat(run.code()).isZero();
        assertThat(run.lines().getFirst()).matches("andon \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(run.lines().get(1)).startsWith("Java ");
    }

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "tial => andon: Unmatched argument at index 0: 'tial'",
                "tail --conect mqtt://h => andon tail: Unknown options: '--conect', 'mqtt://h'",
                "tail --connect => andon tail: Missing required parameter for option '--connect' (URL)",
                "tail --connect 127.0.0.1 => andon tail: --connect: the URL '127.0.0.1' does not say how to speak to it; write it like mqtt://127.0.0.1",
                "tail --connect mqqt://h => andon tail: --connect: there is no connector for mqqt://; did you mean mqtt?",
                "tail --connect mqtt://h --for soon => andon tail: Invalid value for option '--for': a duration is written like 30s, 5m or 1h, not 'soon'",
                "tail --connect mqtt://h --point a#b#c => andon tail: Invalid value for option '--point': points are written device#point, with globs in either part, not 'a#b#c'",
                "tail --connect mqtts://h --ca nowhere.pem => andon tail: --ca: there is no file nowhere.pem",
                "tail => andon tail: say what to watch: --connect URL or --workspace DIR",
                "tail --workspace . --topic a => andon tail: --topic, --username, --password-env, --ca, --certificate and --key go with --connect URL; a workspace says these things in connections/",
                "demo --devices many => andon demo: Invalid value for option '--devices': 'many' is not an int"
            })
    void wrongUsageIsToldInOneLineAndEndsWithTwo(String arguments, String told) {
        Run run = Run.andon(arguments.split(" ", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList().getFirst()).isEqualTo(told);
        assertThat(run.err().lines().toList().getLast()).endsWith(" --help shows how it is used.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tail --conect mqtt://ann:hunter2@h",
                "tail mqtt://ann:hunter2@h",
                "tail --connect mqqt://ann:hunter2@h",
                "tail --connect mqtt://ann:hun/ter2@h:x",
                "tail --connect mqtt://ann:hun#?/ter2@h:1 --for 200ms",
                "tail --connect mqtt://ann:hunter2@h:99999",
                "tail --connect mqtt://ann:hunter2@",
                "tail --connect wss://h/mqtt?token=hunter2",
                "doctor --connect mqtt://ann:hunter2@127.0.0.1:1 --json",
                "doctor --connect mqtt://ann:hunter2@127.0.0.1:1",
                "tail --connect mqtt://ann:hunter2@127.0.0.1:1 --for 200ms",
                "points --connect mqtt://ann:hunter2@127.0.0.1:1 --for 200ms"
            })
    void noPasswordIsEverShown(String arguments) {
        Run run = Run.andon(arguments.split(" ", -1));

        assertThat(run.code()).isNotZero();
        assertThat(run.out() + run.err()).isNotBlank().doesNotContain("hunter2").doesNotContain("ter2");
    }

    @Test
    void anEmptyWorkspaceCannotBeWatched() throws IOException {
        Files.writeString(folder.resolve("workspace.yaml"), "id: w\n");
        Run run = Run.andon("tail", "--workspace", folder.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("andon: " + folder)
                .contains("no connection in this workspace can be opened; see andon check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tail", "points", "watch"})
    void aMistypedWorkspaceIsToldInOneLine(String command) {
        Path nowhere = folder.resolve("nowhere");
        Run run = Run.andon(
                command,
                "--workspace",
                nowhere.toString(),
                "--data",
                folder.resolve("data").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "andon: " + nowhere + ": there is no such folder; name the folder that holds workspace.yaml\n");
    }

    @Test
    void aPasswordThatWasPromisedAndIsNotThereIsNamed() {
        Run run = Run.andon("tail", "--connect", "mqtt://h", "--password-env", "ANDON_TEST_NO_SUCH_VARIABLE");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "andon: the environment variable ANDON_TEST_NO_SUCH_VARIABLE is not set; put the password into it\n");
    }

    @Test
    void withoutACommandTheWindowOpensOnTheDemoPlant() {
        List<String> opened = new ArrayList<>();
        int code = with(opened).run("--data", folder.toString());

        assertThat(code).isEqualTo(7);
        assertThat(opened).containsExactly("demo [] " + folder);
    }

    @Test
    void theWindowIsToldOfTheMistakesInTheWorkspace() throws IOException {
        Files.writeString(folder.resolve("workspace.yaml"), "id: w\nnam: x\n");
        List<String> opened = new ArrayList<>();
        with(opened).run("--workspace", folder.toString(), "--data", "d");

        assertThat(opened).containsExactly("w [workspace.yaml:2: the key nam is not known here; did you mean name?] d");
    }

    @Test
    void theDemoPlantTakesItsOptions() {
        List<String> options = new ArrayList<>();
        AndonCommand andon = AndonCommand.to(System.err, System.err).window((workspace, problems, opening) -> {
            options.add(workspace.connections().getFirst().url() + " "
                    + new TreeMap<>(workspace.connections().getFirst().options()));
            return 0;
        });
        andon.run("demo", "--devices", "12", "--rate", "2.5", "--seed", "3");

        assertThat(options)
                .singleElement()
                .asString()
                .contains("devices=12")
                .contains("rate=2.5")
                .contains("seed=3")
                .startsWith("demo:");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefusedAndNotPassedOver() {
        List<String> opened = new ArrayList<>();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = AndonCommand.to(System.err, Run.utf8(err))
                .window((workspace, problems, opening) -> {
                    opened.add(opening.link());
                    return 0;
                })
                .links(link -> link.startsWith("andon://"))
                .run("--open", "http://foo", "--data", folder.toString());

        assertThat(code).isEqualTo(2);
        assertThat(opened).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "andon: --open: http://foo leads to no place in this program; such a link begins with andon://");
    }

    @Test
    void withoutAWindowTheProgramSaysSo() {
        Run run = Run.andon("demo");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("this program has no window");
    }

    @Test
    void theProgramWithAWindowAddsItsCommands() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = AndonCommand.to(Run.utf8(out), System.err)
                .add("render", Picture::new)
                .run("render", "--workspace", "w");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a picture\n");
    }

    @Test
    void aFailureInsideIsToldWithoutAStackTrace() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = AndonCommand.to(Run.utf8(err), Run.utf8(err))
                .add("break", printer -> new Broken())
                .run("break");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "andon: andon break: something went wrong inside the program: on purpose; the log says more\n");
    }

    private static AndonCommand with(List<String> opened) {
        return AndonCommand.to(System.err, System.err).window((workspace, problems, opening) -> {
            opened.add(workspace.id() + " " + problems + " " + opening.data());
            return 7;
        });
    }

    private static List<String> golden(String name) throws IOException {
        try (var in = requireNonNull(UsageTest.class.getResourceAsStream("/help/" + name + ".txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Command(name = "render")
    private static final class Picture implements Callable<Integer> {

        private final Printer printer;

        @Mixin
        private final SourceOptions source = new SourceOptions();

        Picture(Printer printer) {
            this.printer = printer;
        }

        @Override
        public Integer call() {
            printer.line(source.given() ? "a picture" : "nothing");
            return 0;
        }
    }

    @Command(name = "break")
    private static final class Broken implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("on purpose");
        }
    }
}
