package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What found no room on the disk is not told to be imported. */
@EnabledOnOs(OS.LINUX)
class FullDiskImportTest {

    @TempDir
    Path folder;

    @Test
    void anImportThatFindsNoRoomFailsAndSaysSo() throws IOException, InterruptedException {
        Random random = new Random(1);
        Path file = folder.resolve("in.csv");
        Files.write(
                file,
                IntStream.range(0, 200_000)
                        .mapToObj(i -> "hall,temp,2026-01-%02dT%02d:%02d:%02dZ,%s"
                                .formatted(1 + i / 86_400, i / 3_600 % 24, i / 60 % 60, i % 60, random.nextGaussian()))
                        .toList());
        Path small = Files.createDirectory(folder.resolve("data"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "andon", small.toString()))
                .as("this account may mount")
                .isZero();
        try {
            Run run = Run.andon("import", "--cache", "plain", "--data", small.toString(), file.toString());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("no room").doesNotContain("imported of");
        } finally {
            run("umount", small.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }
}
