package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A history without encryption that is filled and read by the command line.
 *
 * @param folder what it lies in, with the files that go in and come out
 */
record History(Path folder) {

    /** Imports a file of these lines. */
    Run take(String... lines) throws IOException {
        return andon("import", "--cache", "plain", file(lines));
    }

    /** The same, as of a connection. */
    Run takeOf(String connection, String... lines) throws IOException {
        return andon("import", "--cache", "plain", "--connection", connection, file(lines));
    }

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("in.csv"), List.of(lines)).toString();
    }

    /** The lines of an export of all samples. */
    List<String> exported() throws IOException {
        Path file = folder.resolve("out.csv");
        assertThat(andon("export", "--no-gaps", "--out", file.toString()).code())
                .isZero();
        return Files.readAllLines(file);
    }

    Run andon(String... arguments) {
        return andon(folder.resolve("data"), arguments);
    }

    static Run andon(Path data, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return Run.andon(all);
    }
}
