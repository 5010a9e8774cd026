package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.ConnectionSettings.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    private static final char[] PASSPHRASE = "correct horse".toCharArray();

    @TempDir
    Path temp;

    @Test
    void aSecretIsKeptAndFoundByAnotherProcess() throws IOException {
        SecretFile file = opened();
        file.put("line", "Überdruck ☃".toCharArray());
        file.put("other", "x".toCharArray());

        SecretFile later = opened();

        assertThat(later.find("line")).contains("Überdruck ☃".toCharArray());
        assertThat(later.find("nothing")).isEmpty();
        assertThat(later.names()).containsExactly("line", "other");
        assertThat(Files.readString(path()))
                .startsWith("andon-secrets 1\nargon2id 65536 3 4 ")
                .doesNotContain("Über");
    }

    @Test
    void whatOneWritesTheOtherReadsAtOnce() throws IOException {
        SecretFile one = opened();
        one.put("line", "1".toCharArray());
        SecretFile two = opened();

        one.put("line", "2".toCharArray());
        two.put("more", "3".toCharArray());
        one.remove("line");

        assertThat(two.find("line")).isEmpty();
        assertThat(one.find("more")).contains("3".toCharArray());
    }

    @Test
    void aWrongPassphraseSaysSoAndTouchesNothing() throws IOException {
        opened().put("line", "x".toCharArray());
        byte[] before = Files.readAllBytes(path());
        SecretFile file = new SecretFile(path());

        assertThatExceptionOfType(Wrong.class)
                .isThrownBy(() -> file.unlock("wrong horse".toCharArray()))
                .withMessage("the passphrase is wrong");

        assertThat(file.locked()).isTrue();
        assertThat(file.find("line")).isEmpty();
        assertThat(file.names()).containsExactly("line");
        assertThatExceptionOfType(Wrong.class)
                .isThrownBy(() -> file.put("line", "y".toCharArray()))
                .withMessageContaining("the secrets are locked");
        assertThat(path()).hasBinaryContent(before);
        file.unlock(PASSPHRASE);
        assertThat(file.find("line")).contains("x".toCharArray());
    }

    @Test
    void entriesCannotBeSwappedOrChanged() throws IOException {
        SecretFile file = opened();
        file.put("a", "1".toCharArray());
        file.put("b", "2".toCharArray());
        String text = Files.readString(path());
        Files.writeString(
                path(), text.replace("\na ", "\nc ").replace("\nb ", "\na ").replace("\nc ", "\nb "));

        assertThat(file.find("a")).isEmpty();
        assertThat(file.find("b")).isEmpty();
    }

    @Test
    void aFileThatIsDamagedSaysWhere() throws IOException {
        SecretFile file = opened();
        file.put("a", "1".toCharArray());
        String text = Files.readString(path());

        Files.writeString(path(), text + "b\n");
        assertThat(obstacle(file)).contains(":5 is damaged");
        Files.writeString(path(), text.replace("65536", "1"));
        assertThat(obstacle(file)).contains(":2 is damaged");
        Files.writeString(path(), text.replace("secrets 1", "secrets 2"));
        assertThat(obstacle(file)).contains("a newer version");
        Files.writeString(path(), "");
        assertThat(obstacle(file)).contains(":1 is damaged");
        assertThat(file.names()).isEmpty();
    }

    @Test
    void nobodyElseMayReadTheFile() throws IOException {
        opened().put("a", "1".toCharArray());

        assumeThat(path().getFileSystem().supportedFileAttributeViews()).contains("posix");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(temp.resolve("data"))) {
            assertThat(files).containsExactlyInAnyOrder(path(), temp.resolve("data/secrets.lock"));
        }
    }

    @Test
    void severalThatChangeItAtOnceLoseNothing() throws IOException {
        opened().put("first", "x".toCharArray());
        List<SecretFile> several = List.of(opened(), opened());
        List<CompletableFuture<Void>> all = several.stream()
                .map(file -> CompletableFuture.runAsync(() -> putTwenty(file, "of" + several.indexOf(file) + "-")))
                .toList();
        all.forEach(CompletableFuture::join);
        assertThat(opened().names()).hasSize(41);
    }

    private static void putTwenty(SecretFile file, String prefix) {
        for (int number = 0; number < 20; number++) {
            try {
                file.put(prefix + number, "y".toCharArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aFileOfTheFirstVersionOpensForEver() throws IOException {
        Files.createDirectories(temp.resolve("data"));
        Files.writeString(path(), FIRST_VERSION);

        assertThat(opened().find("line")).contains("hunter2".toCharArray());
    }

    @Test
    void theEnvironmentComesFirstAndIsNotWrittenTo() throws IOException {
        SecretSources sources = new SecretSources(
                Map.of("ANDON_SECRET_LINE", "outer", "ANDON_PASSPHRASE", "correct horse"),
                List.of(),
                temp.resolve("data"));

        assertThat(sources.needsPassphrase()).isFalse();
        assertThatExceptionOfType(Wrong.class)
                .isThrownBy(() -> sources.put("line", "inner".toCharArray()))
                .withMessageContaining("ANDON_SECRET_LINE");
        sources.put("more", "x".toCharArray());

        assertThat(sources.find("line")).contains("outer".toCharArray());
        assertThat(sources.find("more")).contains("x".toCharArray());
        assertThat(sources.names()).containsExactly("more");
        sources.remove("more");
        assertThat(sources.find("more")).isEmpty();
    }

    @Test
    void aPassphraseOfTheEnvironmentThatIsWrongIsTold() throws IOException {
        opened().put("line", "x".toCharArray());
        SecretSources sources = new SecretSources(Map.of("ANDON_PASSPHRASE", "wrong"), List.of(), temp.resolve("data"));

        assertThat(sources.needsPassphrase()).isTrue();
        assertThat(sources.obstacle().orElseThrow().what()).isEqualTo("the passphrase is wrong");
    }

    @Test
    void aMissingSecretNamesWhatStandsInItsWay() {
        SecretSources sources = new SecretSources(Map.of(), List.of(), temp.resolve("data"));
        ConnectionSettings line = new ConnectionSettings(
                "line", URI.create("mqtt://h"), List.of(), "u", "pw", null, Tls.PLATFORM, Map.of(), sources);

        assertThat(EnvironmentSecrets.missing(List.of(line)))
                .singleElement()
                .hasToString("line: the secret pw is not there: this machine has no key store, and nobody gave a"
                        + " passphrase; put the passphrase into the environment variable ANDON_PASSPHRASE, or enter it"
                        + " in the window, or put the secret into the environment variable ANDON_SECRET_PW");
        assertThat(Files.exists(path())).isFalse();
    }

    private static String obstacle(SecretFile file) {
        return Optional.of(file).flatMap(SecretFile::obstacle).orElseThrow().toString();
    }

    private SecretFile opened() throws IOException {
        SecretFile file = new SecretFile(path());
        file.unlock(PASSPHRASE);
        return file;
    }

    private Path path() {
        return temp.resolve("data/secrets");
    }

    private static final String FIRST_VERSION = """
            andon-secrets 1
            argon2id 65536 3 4 SWCBPOjKBplkK+7Essj2YQ==
            check Fqjwpd2HpnHrHAJZ8/Ww5xpNgpf+QmJOcp79XQ==
            line wS2Wlkj3+pH6dR7rpCyRiS1wHidwSGoLyXZ22DNV37Yp16Y=
            """;
}
