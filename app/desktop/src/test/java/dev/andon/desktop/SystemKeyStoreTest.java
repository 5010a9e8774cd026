package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.javakeyring.BackendNotSupportedException;
import dev.andon.runtime.SecretSources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A key store that is there cannot be had in a test: what counts is that one that is not stops nothing. */
class SystemKeyStoreTest {

    @TempDir
    Path temp;

    @Test
    void withoutOneSecretsGoToTheFile() throws IOException {
        SystemKeyStore none = new SystemKeyStore(
                () -> {
                    throw new BackendNotSupportedException("no backend");
                },
                SystemKeyStore.PATIENCE);
        SecretSources sources = new SecretSources(Map.of("ANDON_PASSPHRASE", "words"), List.of(none), temp);

        sources.put("line", "x".toCharArray());

        assertThat(none.obstacle().orElseThrow().what()).isEqualTo("this system has none that answers");
        assertThat(sources.place()).contains("secrets");
        assertThat(sources.find("line")).contains("x".toCharArray());
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> none.put("line", new char[1]));
    }

    @Test
    @Timeout(10)
    void oneThatHangsIsGivenUpOnceAndForAll() {
        Semaphore never = new Semaphore(0);
        SystemKeyStore stuck = new SystemKeyStore(
                () -> {
                    never.acquireUninterruptibly();
                    throw new IllegalStateException("freed");
                },
                Duration.ofMillis(100));

        for (int i = 0; i < 50; i++) {
            assertThat(stuck.find("line")).isEmpty();
        }

        assertThat(stuck.obstacle().orElseThrow().what()).startsWith("it did not answer");
        never.release();
    }

    @Test
    void onLinuxNoSessionBusMeansNoKeyStore() {
        assertThat(SystemKeyStore.reachable("Linux", Map.of())).isFalse();
        assertThat(SystemKeyStore.reachable("Linux", Map.of("XDG_RUNTIME_DIR", temp.toString())))
                .isFalse();
        assertThat(SystemKeyStore.reachable("Linux", Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/x")))
                .isTrue();
        assertThat(SystemKeyStore.reachable("Mac OS X", Map.of())).isTrue();
    }
}
