package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {

    private static final Path HOME = Path.of("/home/ann");

    @Test
    void eachSystemKeepsDataWhereItsPeopleLook() {
        assertThat(DataFolder.usual("Linux", HOME, Map.of())).isEqualTo(HOME.resolve(".local/share/andon"));
        assertThat(DataFolder.usual("Mac OS X", HOME, Map.of()))
                .isEqualTo(HOME.resolve("Library/Application Support/Andon"));
        assertThat(DataFolder.usual("Windows 11", HOME, Map.of())).isEqualTo(HOME.resolve("AppData/Local/Andon"));
    }

    @Test
    void theEnvironmentIsHeardWhereItIsValid() {
        Path absolute = Path.of("data").toAbsolutePath();

        assertThat(DataFolder.usual("Linux", HOME, Map.of("XDG_DATA_HOME", absolute.toString())))
                .isEqualTo(absolute.resolve("andon"));
        assertThat(DataFolder.usual("Linux", HOME, Map.of("XDG_DATA_HOME", "relative")))
                .isEqualTo(HOME.resolve(".local/share/andon"));
    }

    @Test
    void aChosenFolderGoesBeforeAll() {
        assertThat(DataFolder.of(HOME)).isEqualTo(HOME);
    }
}
