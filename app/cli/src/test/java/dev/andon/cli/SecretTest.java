package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    @TempDir
    Path folder;

    @Test
    void aSecretIsSetListedUsedAndRemoved() throws IOException, InterruptedException {
        workspace();
        assertThat(Run.andon("check", "--workspace", folder.toString(), "--data", data())
                        .err())
                .startsWith("andon: line: the secret line is not there");

        assertThat(andon("hunter2\n", "set", "line")).isEqualTo("line is kept in the file " + data() + "/secrets.\n");
        assertThat(andon("", "list")).isEqualTo("line\n");
        assertThat(Files.readString(folder.resolve("data/secrets"))).doesNotContain("hunter2");
        assertThat(andon("", "check", "--workspace", folder.toString())).startsWith("The workspace line is sound");
        assertThat(andon("", "remove", "line")).isEqualTo("line is removed.\n");
        assertThat(andon("", "remove", "line")).startsWith("andon: no secret is called line");
    }

    @Test
    void withoutAPassphraseItSaysWhereToPutOne() {
        Run run = Run.andon("secret", "remove", "line", "--data", data());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("andon: no secret is called line; andon secret list prints the names of all\n");
    }

    @Test
    void aDamagedFileIsNotListedAsIfItWereEmpty() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/secrets"), "no such thing\n");
        Run run = Run.andon("secret", "list", "--data", data());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(data() + "/secrets:1 is damaged");
    }

    @Test
    void whereNothingIsKeptItSaysSo() {
        Run run = Run.andon("secret", "list", "--data", data());

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("No secret is kept yet; andon secret set NAME keeps one.\n");
    }

    @Test
    void aNameIsNeeded() {
        assertThat(Run.andon("secret", "set").code()).isEqualTo(2);
        assertThat(Run.andon("secret").err()).contains("set|list|remove");
    }

    private void workspace() throws IOException {
        Files.writeString(folder.resolve("workspace.yaml"), "id: line\n");
        Files.createDirectories(folder.resolve("connections"));
        Files.writeString(
                folder.resolve("connections/line.yaml"), "url: mqtt://h\nusername: u\npassword: secret:line\n");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** Everything that a process of its own prints. */
    private String andon(String input, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ProcessTest.Program.class.getName()));
        if (!words[0].equals("check")) {
            line.add("secret");
        }
        line.addAll(List.of(words));
        line.addAll(List.of("--data", data()));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("ANDON_PASSPHRASE", "correct horse");
        Process process = builder.start();
        try (Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return printed;
    }
}
