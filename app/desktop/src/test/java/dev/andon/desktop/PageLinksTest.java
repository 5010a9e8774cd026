package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every relative link on the pages for people leads somewhere. */
class PageLinksTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final List<String> PAGES = List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md");

    /** {@code [text](target)} and {@code ![text](target)}; a part of the page and a title are cut off. */
    private static final Pattern LINK = Pattern.compile("]\\(<?([^)\\s>#]*)[^)]*\\)");

    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

    @Test
    void everyRelativeLinkLeadsToAFileThatExists() throws IOException {
        List<Path> pages = pages();

        assertThat(pages).hasSizeGreaterThan(PAGES.size());
        assertThat(pages.stream().flatMap(PageLinksTest::links))
                .as("links there are")
                .isNotEmpty();
        assertThat(pages.stream().flatMap(PageLinksTest::broken)).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            PAGES.stream().map(ROOT::resolve),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static Stream<String> broken(Path page) {
        return links(page)
                .filter(link -> !Files.exists(page.resolveSibling(link)))
                .map(link -> ROOT.relativize(page) + ": " + link);
    }

    private static Stream<String> links(Path page) {
        try {
            return LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.isEmpty() && !ELSEWHERE.matcher(link).matches());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
