package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./andon} says while it builds and nobody sees a terminal. The build is one that fails at once. */
class LaunchScriptTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path tree;

    @BeforeEach
    void makeATreeThatWasNeverBuilt() throws IOException {
        assumeTrue(Files.exists(Path.of("/bin/sh")), "there is no sh here; its twin for Windows says the same");
        Files.createDirectories(tree.resolve(".mvn"));
        Files.copy(ROOT.resolve("andon"), tree.resolve("andon"));
        Files.copy(ROOT.resolve(".mvn/find-jdk.sh"), tree.resolve(".mvn/find-jdk.sh"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.writeString(tree.resolve("mvnw"), "#!/bin/sh\nexit 1\n");
        assertThat(tree.resolve("mvnw").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void theFirstStartSaysThatItBuilds() throws Exception {
        Process start = start();

        assertThat(start.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(said())
                .startsWith(
                        "andon: building for the first time: Maven fetches what Andon is made with, compiles it, and"
                                + " prepares a quick start.\nandon: this takes about five minutes, once;")
                .contains("andon: the build failed. The whole log is ");
        assertThat(start.exitValue()).isEqualTo(1);
    }

    @Test
    void aStartAfterAChangeSaysThatItBuilds() throws Exception {
        Path built = Files.createDirectories(tree.resolve("app/desktop/target/app"));
        Files.createFile(built.resolve("built"));
        Process start = start();

        assertThat(start.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(said()).startsWith("andon: building, as the sources have changed");
    }

    @Test
    void aStartDuringABuildSaysThatItWaits() throws Exception {
        Path lock = Files.createDirectories(tree.resolve("target/andon-build.lock"));
        Path holder = lock.resolve("pid");
        Files.writeString(holder, ProcessHandle.current().pid() + "\n");
        Process start = start();

        await().atMost(PATIENCE).until(() -> said().startsWith("andon: another start is building just now; waiting"));
        assertThat(start.isAlive()).isTrue();
        Files.delete(holder);
        Files.delete(lock);
        assertThat(start.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(said().lines().filter(line -> line.contains("another start")))
                .hasSize(1);
        assertThat(said()).contains("andon: building for the first time");
    }

    private Process start() throws IOException {
        ProcessBuilder script =
                new ProcessBuilder("/bin/sh", tree.resolve("andon").toString(), "points", "--help");
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return script.redirectOutput(tree.resolve("output").toFile())
                .redirectError(tree.resolve("error").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(tree.resolve("error"));
    }
}
