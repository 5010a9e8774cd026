// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.runtime.SecretSources;
import dev.andon.runtime.WorkspaceReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoneWorkspaceTest {

    @TempDir
    private Path temp = Path.of("");

    @Test
    void itIsBegunOnceAndThenReadAgain() throws IOException {
        WorkspaceReading first = read(temp);
        assertThat(first.problems()).isEmpty();
        assertThat(first.workspace().id()).isEqualTo("phone");
        assertThat(first.workspace().name()).isEqualTo("Andon");
        Files.writeString(temp.resolve("workspace/workspace.yaml"), "id: mine\n");
        assertThat(read(temp).workspace().id()).isEqualTo("mine");
    }

    @Test
    void whereNothingCanBeWrittenItOpensAllTheSameAndSaysSo() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "in the way");
        WorkspaceReading reading = read(file);
        assertThat(reading.workspace().connections()).isEmpty();
        assertThat(reading.problems()).anySatisfy(problem -> {
            assertThat(problem.what()).contains("nothing can be written there");
            assertThat(problem.remedy()).contains("make room");
        });
    }

    private static WorkspaceReading read(Path storage) {
        return PhoneWorkspace.read(storage, new SecretSources(Map.of(), List.of(), storage));
    }
}
