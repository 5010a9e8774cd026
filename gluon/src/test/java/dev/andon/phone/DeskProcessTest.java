// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The phone's program as a process of its own on the JVM of a desk, entered where the phone enters it. */
class DeskProcessTest {

    @TempDir
    Path storage;

    @Test
    @Timeout(120)
    void itComesUpAndBeginsAWorkspace() throws IOException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-D" + PlainPlatform.STORAGE + "=" + storage,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder said = new StringBuilder();
            String line = lines.readLine();
            while (line != null && !line.contains("PhoneProgram is up")) {
                said.append(line).append('\n');
                line = lines.readLine();
            }
            assertThat(line).as(said.toString()).isNotNull();
            assertThat(said).doesNotContain("Exception");
            assertThat(storage.resolve("workspace/workspace.yaml")).exists();
        } finally {
            program.destroyForcibly();
        }
    }
}
