package dev.andon.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.quality.QualityLook;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");
    private static final Pattern FIRST_PART = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.)\"");

    @Test
    void everyLanguageHasEveryKey() throws IOException {
        Set<String> english = bundle("ui").stringPropertyNames();
        assertThat(bundle("ui_de").stringPropertyNames()).isEqualTo(english);
        assertThat(english).isNotEmpty();
    }

    @Test
    void everyLanguageFillsTheSamePlaces() throws IOException {
        Properties english = bundle("ui");
        Properties german = bundle("ui_de");
        for (String key : english.stringPropertyNames()) {
            assertThat(places(german.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void everyKeyThatTheScreensAskForExists() throws IOException {
        Set<String> known = bundle("ui").stringPropertyNames();
        Set<String> groups =
                known.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        List<String> asked = inSources(KEY)
                .filter(key -> groups.contains(key.substring(0, key.indexOf('.'))))
                .toList();
        assertThat(asked).isNotEmpty();
        assertThat(known).containsAll(asked);
        assertThat(known)
                .containsAll(Arrays.stream(QualityLook.values())
                        .map(QualityLook::key)
                        .toList());
    }

    @Test
    void noKeyIsLeftOver() throws IOException {
        Set<String> used = new TreeSet<>(inSources(KEY).toList());
        List<String> beginnings = inSources(FIRST_PART).toList();
        assertThat(bundle("ui").stringPropertyNames())
                .allMatch(key -> used.contains(key) || beginnings.stream().anyMatch(key::startsWith));
    }

    @Test
    void aLanguageWithoutABundleReadsEnglish() {
        assertThat(Words.in(Locale.of("fi")).get("bar.connected")).isEqualTo("Connected");
        assertThat(Words.in(Locale.GERMANY).get("bar.connected")).isEqualTo("Verbunden");
    }

    @Test
    void aNumberInATextIsWrittenAsOneThatStandsAlone() {
        Words german = Words.in(Locale.GERMANY);
        assertThat(german.get("link.samples", 4312L)).isEqualTo("4312 Messwerte seit dem Start");
        assertThat(german.get("link.samples", 43_120L)).isEqualTo("43.120 Messwerte seit dem Start");
        assertThat(german.get("link.samples", 1L)).isEqualTo("1 Messwert seit dem Start");
        assertThat(german.get("page.raw.bytes", 1500)).isEqualTo("1500 B");
    }

    private static Set<String> places(String pattern) {
        return Arrays.stream(new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex())
                .map(format -> format == null ? "text" : format.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream file = WordsTest.class.getResourceAsStream("/dev/andon/assets/text/" + name + ".properties")) {
            assertThat(file).as(name).isNotNull();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static Stream<String> inSources(Pattern pattern) throws IOException {
        return lines().flatMap(line -> pattern.matcher(line).results().map((MatchResult found) -> found.group(1)));
    }

    private static Stream<String> lines() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(WordsTest::linesOf)
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
