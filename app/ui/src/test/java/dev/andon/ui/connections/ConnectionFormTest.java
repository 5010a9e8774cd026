package dev.andon.ui.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.andon.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form without a toolkit. Of the schemes only {@code scripted} is here; what the MQTT ones do is seen with a real broker. */
class ConnectionFormTest {

    @TempDir
    Path folder;

    @Test
    void aPastedUrlFillsInAllItsParts() {
        ConnectionForm form = ConnectionForm.fresh();

        form.set(Field.HOST, "wss://broker.example:8443/mqtt");

        assertThat(form.get(Field.SCHEME)).isEqualTo("wss");
        assertThat(form.get(Field.HOST)).isEqualTo("broker.example");
        assertThat(form.get(Field.PORT)).isEqualTo("8443");
        assertThat(form.get(Field.PATH)).isEqualTo("/mqtt");
        assertThat(form.url()).isEqualTo("wss://broker.example:8443/mqtt");
        assertThat(form.encrypts()).isTrue();
        assertThat(form.defaultPort()).isEqualTo("443");
    }

    @Test
    void whatIsFilledInIsWhatTheFileWouldHold() {
        ConnectionForm form = ConnectionForm.fresh();
        form.set(Field.NAME, "hall");
        form.set(Field.HOST, "mqtts://broker");
        form.set(Field.TOPICS, "plant/#\n\n site/+ \n");
        form.set(Field.USERNAME, "anna");
        form.password(true);
        form.set(Field.CA, "certs/ca.pem");
        form.set(Field.FURTHER, "keepAlive: 30s\nwill: { topic: gone }");

        assertThat(form.keys())
                .containsExactly(
                        entry("url", "mqtts://broker"),
                        entry("topics", List.of("plant/#", "site/+")),
                        entry("username", "anna"),
                        entry("password", "secret:hall"),
                        entry("tls", Map.of("ca", "certs/ca.pem")),
                        entry("keepAlive", "30s"),
                        entry("will", Map.of("topic", "gone")));
    }

    @Test
    void whatIsThereIsReadAndComesOutAgainAsItWas() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("url", "mqtts://broker:8884");
        keys.put("topics", List.of("a/#"));
        keys.put("password", "secret:other");
        keys.put("tls", Map.of("certificate", "me.p12", "key", "secret:p12"));
        keys.put("qos", 1L);

        ConnectionForm form = ConnectionForm.of("hall", keys);

        assertThat(form.keys()).isEqualTo(keys);
        assertThat(form.secretName()).isEqualTo("other");
        assertThat(form.keySecretName()).isEqualTo("p12");
        assertThat(form.get(Field.FURTHER)).isEqualTo("qos: 1");
    }

    @Test
    void whatIsWrongIsToldBesideItsFieldInTheWordsOfTheFiles() {
        ConnectionForm form = ConnectionForm.fresh();
        form.set(Field.NAME, "hall");
        form.set(Field.HOST, "scripted://host:99999");
        form.set(Field.TOPICS, "a");
        form.set(Field.FURTHER, "- a list");

        assertThat(told(form, Set.of("hall")))
                .containsOnly(
                        entry(Field.NAME, "the name hall is taken; choose another"),
                        entry(Field.FURTHER, "these are no keys; write one on each line, such as keepAlive: 30s"));
        form.set(Field.FURTHER, "");
        form.set(Field.NAME, "a b");
        assertThat(told(form, Set.of()))
                .containsOnly(
                        entry(Field.NAME, "'a b' cannot be a name; use letters, digits, and . _ - between them"),
                        entry(Field.PORT, "the port of 'scripted://host:99999' cannot be; ports are 1 to 65535"));
        form.set(Field.SCHEME, "mqqt");
        assertThat(told(form, Set.of())).containsKey(Field.SCHEME);
    }

    @Test
    void anEmptyFormMissesNameAndHostAndSaysNothingElse() {
        ConnectionForm form = ConnectionForm.fresh();
        form.set(Field.SCHEME, "scripted");

        assertThat(form.missing()).containsExactlyInAnyOrder(Field.NAME, Field.HOST);
        assertThat(told(form, Set.of())).isEmpty();
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotRepeated() {
        ConnectionForm form = ConnectionForm.fresh();
        form.set(Field.NAME, "hall");
        form.set(Field.HOST, "scripted://anna:hunter2@host");

        assertThat(told(form, Set.of()).get(Field.HOST)).contains("credentials").doesNotContain("hunter2");
    }

    @Test
    void filesAreLookedForBesideTheWorkspace() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), "x");
        ConnectionForm form = ConnectionForm.fresh();
        form.set(Field.NAME, "hall");
        form.set(Field.HOST, "mqtts://host");
        form.set(Field.CA, "nowhere.pem");

        assertThat(told(form, Set.of()).get(Field.CA)).startsWith("there is no file 'nowhere.pem'");
        form.set(Field.CA, "ca.pem");
        assertThat(told(form, Set.of())).doesNotContainKey(Field.CA);
    }

    private Map<Field, String> told(ConnectionForm form, Set<String> taken) {
        Map<Field, String> told = new LinkedHashMap<>();
        form.check(taken, folder).forEach((field, problem) -> told.put(field, text(problem)));
        return told;
    }

    private static String text(Problem problem) {
        return problem.what() + "; " + problem.remedy();
    }
}
