package dev.andon.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Old files are brought forward; strange ones are left alone. {@code -Dandon.fixtures.write=true} makes the files of the old versions anew, which is
 * right only before a version was released.
 */
class SchemaTest {

    private static final Path FIXTURES = Path.of("src/test/resources/dev/andon/cache");

    @TempDir
    Path folder;

    @Test
    void aNewFileGetsTheNewestVersion() throws Exception {
        try (CacheFile file = CacheFile.bare(folder.resolve("new.db"))) {
            assertThat(Schema.migrate(file.connection, "new.db")).isZero();
            assertThat(Schema.migrate(file.connection, "new.db")).isEqualTo(Schema.VERSION);
            assertThat(file.number("PRAGMA application_id")).isEqualTo(Schema.APPLICATION);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyEarlierVersionIsBroughtForwardWithWhatItHeld(int version) throws Exception {
        Path path = folder.resolve("old.db");
        if (Boolean.parseBoolean(System.getProperty("andon.fixtures.write"))) {
            write(version);
        }
        Files.copy(fixture(version), path);
        try (CacheFile file = CacheFile.bare(path)) {
            assertThat(Schema.migrate(file.connection, "old.db")).isEqualTo(version);
            assertThat(file.number("PRAGMA user_version")).isEqualTo(Schema.VERSION);

            KeyRing ring = file.ring(CacheFile.KEY);
            assertThat(KeyRingTest.body(file, ring, 1)).isEqualTo("a body of version " + version);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void anOldFileHasTheTablesOfANewOneAfterwards(int version) throws Exception {
        try (CacheFile old = CacheFile.bare(folder.resolve("old.db"));
                CacheFile fresh = CacheFile.at(folder.resolve("new.db"))) {
            Schema.migrate(old.connection, "old.db", version);
            Schema.migrate(old.connection, "old.db");

            assertThat(tables(old)).isEqualTo(tables(fresh)).contains("CREATE TABLE outbox");
        }
    }

    @Test
    void aFileOfANewerVersionIsRefusedUntouched() throws Exception {
        Path path = folder.resolve("newer.db");
        try (CacheFile file = CacheFile.at(path)) {
            file.tamper("PRAGMA user_version = 99");
        }
        byte[] before = Files.readAllBytes(path);
        try (CacheFile file = CacheFile.bare(path)) {
            assertThatThrownBy(() -> Schema.migrate(file.connection, path.toString()))
                    .isInstanceOf(OtherVersion.class)
                    .hasMessageContaining(path.toString())
                    .hasMessageContaining("format 99");
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedUntouched() throws Exception {
        Path path = folder.resolve("bookmarks.db");
        try (CacheFile file = CacheFile.bare(path)) {
            file.tamper("CREATE TABLE bookmark (url TEXT)");
        }
        byte[] before = Files.readAllBytes(path);
        try (CacheFile file = CacheFile.bare(path)) {
            assertThatThrownBy(() -> Schema.migrate(file.connection, path.toString()))
                    .isInstanceOf(OtherVersion.class)
                    .hasMessageContaining("not a cache of this program");
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    @Test
    void anOldFileThatMayNotBeWrittenIsToldAsThat() throws Exception {
        Path path = folder.resolve("empty.db");
        Files.createFile(path);
        try (CacheFile file = CacheFile.readOnly(path)) {
            assertThatThrownBy(() -> Schema.migrate(file.connection, path.toString()))
                    .isInstanceOf(OtherVersion.class)
                    .hasMessageContaining("open it once where it may be written");
        }
    }

    @Test
    void aMigrationThatFailsLeavesTheFileAsItWas() throws Exception {
        try (CacheFile file = CacheFile.bare(folder.resolve("half.db"))) {
            assertThatThrownBy(() -> Schema.step(file.connection, "CREATE TABLE a (x); CREATE TABLE a (x)", 1))
                    .isInstanceOf(SQLException.class);

            assertThat(file.number("PRAGMA user_version")).isZero();
            assertThat(file.number("SELECT count(*) FROM sqlite_schema")).isZero();
        }
    }

    static IntStream versions() {
        return IntStream.rangeClosed(1, Schema.VERSION);
    }

    private static Path fixture(int version) {
        return FIXTURES.resolve("version-" + version + ".db");
    }

    /** How a file of an old version came to be. What a version added to the tables is put in here, and stays. */
    private void write(int version) throws Exception {
        Path path = folder.resolve("fixture.db");
        try (CacheFile file = CacheFile.bare(path)) {
            Schema.migrate(file.connection, "fixture.db", version);
            KeyRing ring = file.ring(CacheFile.KEY);
            file.tamper(
                    "INSERT INTO body VALUES (1, ?)",
                    ring.seal().close(Sealed.BODY, ("a body of version " + version).getBytes(UTF_8), 1));
        }
        Files.createDirectories(FIXTURES);
        Files.copy(path, fixture(version), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String tables(CacheFile file) throws SQLException {
        return new String(
                file.bytes(
                        "SELECT CAST(group_concat(sql, ';') AS BLOB) FROM (SELECT sql FROM sqlite_schema ORDER BY name)"),
                UTF_8);
    }
}
