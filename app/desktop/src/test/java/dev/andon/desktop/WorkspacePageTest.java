package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.runtime.WorkspaceReader;
import dev.andon.runtime.WorkspaceReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page about workspaces shows is a workspace. */
class WorkspacePageTest {

    private static final Pattern FILE = Pattern.compile("```yaml\\R# (\\S+)\\R(.*?)```", Pattern.DOTALL);

    @Test
    void theFilesOnThePageAreReadWithoutAMistake(@TempDir Path folder) throws IOException {
        Matcher file = FILE.matcher(Files.readString(Path.of("../../docs/workspace.md")));
        while (file.find()) {
            Path path = folder.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
        }
        WorkspaceReading reading = WorkspaceReader.read(folder);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.workspace().name()).isEqualTo("Riverside bottling");
        assertThat(reading.workspace().connections()).hasSize(1);
        assertThat(reading.workspace().profileOf("plant/line1/press3"))
                .hasValueSatisfying(press -> assertThat(press.points()).hasSize(5));
        assertThat(reading.workspace().places().get(0).children()).hasSize(1);
    }
}
