package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that is opened ahead is the same as one that is opened when it is needed. */
class SecretSourcesTest {

    @TempDir
    Path data;

    @BeforeEach
    void keepASecret() throws Exception {
        with("several words").put("broker", "secret".toCharArray());
    }

    private SecretSources with(String passphrase) {
        return new SecretSources(Map.of("ANDON_PASSPHRASE", passphrase), List.of(), data);
    }

    @Test
    void whoAsksWhileItIsBeingOpenedIsTold() {
        SecretSources secrets = with("several words");
        secrets.openAhead();
        assertThat(secrets.find("broker"))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo("secret".toCharArray()));
    }

    @Test
    void aWrongPassphraseIsStillWrong() {
        SecretSources secrets = with("other words");
        secrets.openAhead();
        assertThat(secrets.find("broker")).isEmpty();
        assertThat(secrets.obstacle())
                .hasValueSatisfying(obstacle -> assertThat(obstacle.what()).contains("passphrase is wrong"));
    }

    @Test
    void withoutAPassphraseNothingIsOpened() {
        SecretSources secrets = with("");
        secrets.openAhead();
        assertThat(secrets.find("broker")).isEmpty();
        assertThat(secrets.needsPassphrase()).isTrue();
    }
}
