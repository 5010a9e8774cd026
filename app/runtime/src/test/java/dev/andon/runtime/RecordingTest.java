package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.andon.cache.Bounds;
import dev.andon.cache.Cache;
import dev.andon.cache.CacheState;
import dev.andon.cache.PointKey;
import dev.andon.cache.Rows;
import dev.andon.cache.Usage;
import dev.andon.connector.ConnectionSettings;
import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of what was recorded is made once, kept where secrets are, and never lost on the way to another. */
class RecordingTest {

    @TempDir
    Path folder;

    @Test
    void aKeyIsMadeAtFirstUseAndOpensItAgain() {
        assertThat(encrypted(there(), Recording.Begin.SEALED)).contains(true);
        assertThat(encrypted(there(), Recording.Begin.SEALED)).contains(true);
        try (Recording read = Recording.read(folder, there())) {
            assertThat(read.cache()).isPresent();
            assertThat(read.records()).isFalse();
            assertThat(read.obstacle())
                    .as("who only reads is hindered by nothing")
                    .isEmpty();
        }
    }

    @Test
    void whoOnlyLooksFindsNothingWhereThereIsNothingAndBeginsNothing() throws IOException {
        try (Recording nothing = Recording.readIfThere(folder, there())) {
            assertThat(nothing.cache()).isEmpty();
            assertThat(nothing.obstacle()).isEmpty();
        }
        assertThat(folder.resolve("cache.db")).doesNotExist();
        Files.writeString(folder.resolve("cache.db"), "destroyed");
        try (Recording destroyed = Recording.readIfThere(folder, there())) {
            assertThat(destroyed.obstacle()).isPresent();
        }
    }

    @Test
    void whoOnlyReadsTellsTheBoundsOfTheWorkspaceToo() throws Exception {
        Bounds month = new Bounds(Duration.ofDays(30), Duration.ofDays(300), 1_000_000_000);
        ConnectionSettings line = ConnectionSettings.of("line", URI.create("scripted://line"));
        Workspace workspace = new Workspace(
                "test",
                "Test",
                ZoneOffset.UTC,
                null,
                List.of(line),
                List.of(),
                List.of(),
                null,
                Keeping.of(month, Map.of(), true),
                null);
        try (Recording first = Recording.open(folder, there(), "the test", Recording.Begin.SEALED);
                Recording second = Recording.open(folder, there(), "the window", Recording.Begin.SEALED);
                Monitor monitor = Monitor.of(workspace, second)) {
            Cache cache = first.cache().orElseThrow();
            Rows rows = cache.take();
            rows.sample(
                    cache.point(new PointKey("test/line", "press", "force", Kind.NUMBER)),
                    monitor.now(),
                    1,
                    null,
                    Quality.GOOD,
                    false);
            cache.put(rows);
            Cache reader = second.cache().orElseThrow();
            assertThat(reader.state()).isInstanceOf(CacheState.ReadOnly.class);
            await().until(() -> !reader.usage().isEmpty());
            assertThat(reader.usage()).extracting(Usage::bounds).containsExactly(month);
        }
    }

    @Test
    void withoutItsKeyItIsToldWhatToDoAndNoOtherKeyIsMade() {
        encrypted(there(), Recording.Begin.SEALED);
        SecretSources locked = new SecretSources(Map.of(), List.of(), folder);
        try (Recording recording = Recording.open(folder, locked, "the test", Recording.Begin.SEALED)) {
            assertThat(recording.cache()).isEmpty();
            assertThat(recording.obstacle())
                    .hasValueSatisfying(problem ->
                            assertThat(problem.toString()).contains("encrypted").contains("ANDON_PASSPHRASE"));
        }
        assertThat(encrypted(there(), Recording.Begin.SEALED)).contains(true);
    }

    @Test
    void anEmptyOrDestroyedFileNeverBeginsPlainByItself() throws IOException {
        Path file = folder.resolve("cache.db");
        byte[] noise = new byte[64 * 1024];
        new Random(1).nextBytes(noise);
        for (byte[] left : List.of(new byte[0], noise)) {
            Files.write(file, left);
            SecretSources nowhere = new SecretSources(Map.of(), List.of(), folder);
            try (Recording recording = Recording.open(folder, nowhere, "the test", Recording.Begin.SEALED)) {
                assertThat(recording.cache()).isEmpty();
                assertThat(recording.obstacle())
                        .hasValueSatisfying(problem -> assertThat(problem.toString())
                                .contains("ANDON_PASSPHRASE")
                                .as("nobody knows")
                                .doesNotContain("the cache is encrypted"));
            }
            assertThat(file).hasBinaryContent(left);
            assertThat(encrypted(there(), Recording.Begin.SEALED)).contains(true);
        }
    }

    @Test
    void withoutAKeyADestroyedFileBeginsPlainWhenAskedTo() throws IOException {
        Files.write(folder.resolve("cache.db"), "destroyed".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        SecretSources nowhere = new SecretSources(Map.of(), List.of(), folder);
        assertThat(encrypted(nowhere, Recording.Begin.PLAIN)).contains(false);
    }

    @Test
    void anOpenFileThatWasBeingSealedWhenTheProgramEndedOpensAndIsSealedToTheEnd() throws Exception {
        assertThat(encrypted(there(), Recording.Begin.PLAIN)).contains(false);
        SecretSources store = there();
        try (Recording recording = Recording.open(folder, store, "the test", Recording.Begin.SEALED)) {
            assertThatThrownBy(() -> recording.rekey(store, part -> {
                        throw new IllegalStateException("ended");
                    }))
                    .hasMessage("ended");
        }
        assertThat(encrypted(there(), Recording.Begin.PLAIN)).contains(true);
        try (Recording recording = Recording.open(folder, store, "the test", Recording.Begin.SEALED)) {
            recording.rekey(store, part -> {});
        }
        assertThat(encrypted(there(), Recording.Begin.SEALED)).contains(true);
    }

    @Test
    void aFileStaysAsItWasBegunUntilItIsSealedAnew() throws Exception {
        assertThat(encrypted(there(), Recording.Begin.PLAIN)).contains(false);
        assertThat(encrypted(there(), Recording.Begin.SEALED)).contains(false);
        SecretSources store = there();
        try (Recording recording = Recording.open(folder, store, "the test", Recording.Begin.SEALED)) {
            recording.rekey(store, part -> {});
        }
        assertThat(encrypted(there(), Recording.Begin.PLAIN)).contains(true);
    }

    @Test
    void aChangeOfKeysThatWasEndedHalfwayOpensUnderTheNewOne() throws Exception {
        encrypted(there(), Recording.Begin.SEALED);
        SecretSources store = there();
        byte[] before = Objects.requireNonNull(CacheKey.find(store, CacheKey.NAME));
        try (Recording recording = Recording.open(folder, store, "the test", Recording.Begin.SEALED)) {
            recording.rekey(store, part -> {});
        }
        byte[] after = Objects.requireNonNull(CacheKey.find(store, CacheKey.NAME));
        assertThat(after).isNotEqualTo(before);
        // As it stands when it is killed between the file and the store.
        CacheKey.keep(store, CacheKey.NEXT, after);
        CacheKey.keep(store, CacheKey.NAME, before);
        assertThat(encrypted(there(), Recording.Begin.SEALED)).contains(true);
        assertThat(CacheKey.find(there(), CacheKey.NAME)).isEqualTo(after);
    }

    @Test
    void whatIsNoKeyIsToldAsThat() throws IOException {
        SecretSources store = there();
        store.put(CacheKey.NAME, "not a key".toCharArray());
        try (Recording recording = Recording.open(folder, store, "the test", Recording.Begin.SEALED)) {
            assertThat(recording.obstacle())
                    .hasValueSatisfying(problem -> assertThat(problem.what()).contains("is no key"));
        }
    }

    private SecretSources there() {
        return new SecretSources(Map.of("ANDON_PASSPHRASE", "open"), List.of(), folder);
    }

    /** Whether it is encrypted, as it was opened; empty: it was not. */
    private Optional<Boolean> encrypted(SecretStore store, Recording.Begin begin) {
        try (Recording recording = Recording.open(folder, store, "the test", begin)) {
            return recording.cache().map(Cache::encrypted);
        }
    }
}
