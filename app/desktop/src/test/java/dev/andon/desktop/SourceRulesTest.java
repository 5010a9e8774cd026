package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that only the sources show. Exceptions are marked where they stand, so that one can grep them. */
class SourceRulesTest {

    private static final Path ROOT = repositoryRoot();
    private static final int LINES_AT_MOST = 400;

    private static final Pattern CATCHES_ANYTHING =
            Pattern.compile("catch \\((?:final )?(?:[\\w.]+ \\| )*(?:Exception|Throwable)\\b");
    /** The top of a thread, or a call into a library that declares {@code Exception} and nothing better. */
    private static final Pattern MARKED = Pattern.compile("// (?:thread root|declared by \\w)");

    private static final Pattern SLEEPS = Pattern.compile("\\b(?:Thread|[A-Z]+S)\\.sleep\\(");
    private static final Pattern LEFT_OPEN = Pattern.compile("// *(?:TODO|FIXME|XXX)\\b|^\\s*@Disabled\\b");

    @Test
    void onlyTheTopOfAThreadCatchesEverything() {
        assertThat(linesOf("src/main/java", CATCHES_ANYTHING)
                        .filter(line -> !MARKED.matcher(line).find()))
                .as("catch the exception that is meant, or say `// thread root` or `// declared by Library.method`")
                .isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(linesOf("src/test/java", SLEEPS))
                .as("pass the time in, or wait for the event with Awaitility")
                .isEmpty();
    }

    @Test
    void nothingIsLeftOpen() {
        assertThat(linesOf("src", LEFT_OPEN)).isEmpty();
    }

    @Test
    void noFileIsLongerThanOneCanRead() {
        assertThat(javaFiles("src/main/java").filter(file -> read(file).size() > LINES_AT_MOST))
                .as("files of more than " + LINES_AT_MOST + " lines")
                .isEmpty();
    }

    /** The lines that {@code pattern} finds under {@code part} of all modules, as {@code file:line: text}. */
    private static Stream<String> linesOf(String part, Pattern pattern) {
        return javaFiles(part).flatMap(file -> {
            List<String> lines = read(file);
            return IntStream.range(0, lines.size())
                    .filter(i -> pattern.matcher(lines.get(i)).find())
                    .mapToObj(i -> ROOT.relativize(file) + ":" + (i + 1) + ": "
                            + lines.get(i).strip());
        });
    }

    private static Stream<Path> javaFiles(String part) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().replace('\\', '/').contains("/" + part + "/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests run in the folder of their module or in the root; the root is the folder with {@code mvnw}. */
    private static Path repositoryRoot() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }
}
