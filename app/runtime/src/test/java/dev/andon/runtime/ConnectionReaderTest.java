package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.andon.connector.ConnectionSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionReaderTest {

    @TempDir
    Path temp;

    @Test
    void everyKeyFindsItsPlace() {
        ConnectionSettings line = connection("""
                url: mqtts://broker.example.org:8883
                topics: [plant/#, "+/state"]
                username: reader
                password: secret:line
                tls: { ca: certs/ca.pem, certificate: 'certs\\console.p12', key: secret:console-p12 }
                keepAlive: 20
                dialects: [json, senml]
                session: { expiry: 1h, clean: false }
                """);

        assertThat(line.url()).hasToString("mqtts://broker.example.org:8883");
        assertThat(line.topics()).containsExactly("plant/#", "+/state");
        assertThat(line.username()).isEqualTo("reader");
        assertThat(line.password()).isEqualTo("line");
        assertThat(line.tls().ca()).isEqualTo(temp.resolve("certs/ca.pem").toAbsolutePath());
        assertThat(line.tls().certificate())
                .isEqualTo(temp.resolve("certs/console.p12").toAbsolutePath());
        assertThat(line.tls().key()).isNull();
        assertThat(line.tls().keySecret()).isEqualTo("console-p12");
        assertThat(line.options())
                .containsOnly(
                        entry("keepAlive", "20"),
                        entry("dialects", "json,senml"),
                        entry("session.expiry", "1h"),
                        entry("session.clean", "false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mqtt://my_broker:1883",
                "mqtt://[::1]:1883",
                "mqtt://[fe80::1]",
                "wss://h/mqtt?x=1",
                "demo://plant?devices=9",
                "demo:?rate=2",
                "MQTT://h"
            })
    void hostsAsTheyAreFoundInPlantsAreTaken(String url) {
        assertThat(connection("url: \"" + url + "\"\n").url().getScheme()).isLowerCase();
    }

    @Test
    void aKeyFileMayHaveItsOwnPassword() {
        ConnectionSettings line = connection(
                "url: wss://b.example.org/mqtt\ntls: { certificate: certs/c.pem, key: certs/c.key, keyPassword: secret:k }\n");

        assertThat(line.tls().key()).isEqualTo(temp.resolve("certs/c.key").toAbsolutePath());
        assertThat(line.tls().keySecret()).isEqualTo("k");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: mqtt://h\npassword: hunter2\n",
                "url: mqtt://h\ntoken: hunter2\n",
                "url: mqtt://h\napiKey: hunter2\n",
                "url: mqtt://h\noauth: { clientSecret: hunter2 }\n",
                "url: mqtt://me:hunter2@h\n",
                "url: mqtt://me:hun@ter2@h\n",
                "url: mqtt://me:12/hunter2@h\n",
                "url: wss://h/mqtt?token=hunter2\n",
                "url: mqtts://h\ntls: { certificate: certs/c.pem, key: certs/c.key, keyPassword: hunter2 }\n",
                "url: mqtt://h\npassword: [hunter2]\n",
                "url: mqtt://h\npassword: { hunter2: x }\n",
                "url: mqtt://h\npassword: \"secret:hunter2 x\"\n",
                "url: mqtt://h\npassword: hunter2: x\n",
                "url: mqtt://h\npassword: \"hunter2\n",
                "url: mqtt://h\npassword: 'hunter2' x\n"
            })
    void aSecretInTheOpenIsRefusedAndNeverRepeated(String text) {
        Folder folder = files().file("connections/line.yaml", text);

        assertThat(folder.read().workspace().connections()).isEmpty();
        assertThat(folder.mistakes())
                .isNotEmpty()
                .noneMatch(mistake -> mistake.contains("hunter2") || mistake.contains("ter2"));
    }

    @Test
    void theRefusalSaysWhereSecretsBelong() {
        assertThat(files().file("connections/line.yaml", "url: mqtt://h\npassword: hunter2\n")
                        .mistakes())
                .containsExactly(
                        "connections/line.yaml:2: the password stands here in the open; write password: secret:NAME, store the value"
                                + " with andon secret set NAME, and change it, since whoever has this file knows it");
    }

    @Test
    void allMistakesOfAFileAreNamedInOneGo() {
        Folder folder = files().file("connections/line.yaml", """
                url: mqqt://h
                topics: [a/#/b, c+]
                password: hunter2
                pasword: x
                """);

        assertThat(folder.mistakes())
                .satisfiesExactly(
                        url -> assertThat(url).startsWith("connections/line.yaml:1: there is no connector for mqqt://"),
                        first -> assertThat(first)
                                .startsWith("connections/line.yaml:2: the topic filter 'a/#/b' has a #"),
                        second ->
                                assertThat(second).startsWith("connections/line.yaml:2: the topic filter 'c+' has a +"),
                        secret -> assertThat(secret).startsWith("connections/line.yaml:3: the password stands here"),
                        key -> assertThat(key).startsWith("connections/line.yaml:4: the key pasword is not known"));
    }

    @Test
    void aFileWhoseNameIsTakenIsReadToItsEndToo() {
        Folder folder = files().file("connections/a.yaml", "name: line\nurl: mqtt://h\n")
                .file("connections/b.yaml", "name: line\nurl: mqqt://h\n");

        assertThat(folder.mistakes()).hasSize(2).allMatch(mistake -> mistake.startsWith("connections/b.yaml:"));
    }

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "topics: [a] => 1: has no url; add the key url",
                "url: 127.0.0.1:1883 => 1: the URL '127.0.0.1:1883' does not say how to speak to it; write it like mqtt://127.0.0.1:1883",
                "url: localhost:1883 => 1: the URL 'localhost:1883' does not say how to speak to it; write it like mqtt://localhost:1883",
                "url: mqqt://h => 1: there is no connector for mqqt://; did you mean mqtt?",
                "url: gopher://h => 1: there is no connector for gopher://; known here: demo, mqtt, mqtts, ws, wss",
                "url: mqtt://my host => 1: 'mqtt://my host' is no URL: illegal character in authority; write it like mqtt://host:1883",
                "url: mqtt://my,host => 1: the URL 'mqtt://my,host' has no host name that can exist; a host has letters, digits, - and dots; a port follows a :",
                "url: mqtt://h:99999 => 1: the port of 'mqtt://h:99999' cannot be; ports are 1 to 65535",
                "url: 'mqtt:' => 1: 'mqtt:' is no URL: expected scheme-specific part; write it like mqtt://host:1883",
                "url: [mqtt://h] => 1: url is a text, not a list",
                "url: => 1: url has no value; give it one, or leave the key out",
                "url: mqtt://h|topics: [a/#/b] => 2: the topic filter 'a/#/b' has a # that is not its last level; a # stands alone, at the end: plant/#",
                "url: mqtt://h|topics: [a+/b] => 2: the topic filter 'a+/b' has a + within a level; a + stands alone for one level: plant/+/state",
                "url: mqtt://h|topics: a/* => 2: the topic filter 'a/*' holds a *, which MQTT takes literally; write + for one level, # for all below",
                "url: mqtt://h|topcis: [a] => 2: the key topcis is not known here; did you mean topics?",
                "url: mqtt://h|pasword: x => 2: the key pasword is not known here; did you mean password?",
                "url: mqtts://h|tls: { ca: certs/none.pem } => 2: there is no file 'certs/none.pem'; paths are relative to FOLDER",
                "url: mqtts://h|tls: { ca: 'C:\\certs\\ca.pem' } => 2: there is no file 'C:\\certs\\ca.pem'; that is a Windows path; write it relative to the workspace, such as certs/ca.pem",
                "url: mqtts://h|tls: { key: certs/c.key } => 2: there is a key but no certificate; add the key certificate, a PKCS#12 or PEM file",
                "url: mqtts://h|tls: { cert: certs/c.pem } => 2: the key cert is not known here; known here: ca, certificate, key, keyPassword",
                "url: mqtt://h|tls: { ca: certs/ca.pem } => 2: tls is set, but mqtt:// does not encrypt; write mqtts:// in url",
                "url: mqtt://h|password: secret:a|token: secret:b => 3: there is a password and a token, and only one can be sent; leave one of them out"
            })
    void aMistakeNamesItsLineAndWhatToDo(String text, String told) {
        Folder folder = files().file("connections/line.yaml", text.replace("|", "\n") + "\n");

        assertThat(folder.mistakes())
                .containsExactly("connections/line.yaml:"
                        + told.replace("FOLDER", temp.toAbsolutePath().toString()));
        assertThat(folder.read().workspace().connections())
                .as("no link is opened with other settings than those that were written")
                .isEmpty();
    }

    @Test
    void aFileMayHoldAListOfNamedConnections() {
        Folder folder = files().file(
                        "connections/all.yaml",
                        "- { name: a, url: \"mqtt://a\" }\n- { name: b, url: \"demo:plant\" }\n");

        assertThat(folder.mistakes()).isEmpty();
        assertThat(folder.read().workspace().connections())
                .extracting(ConnectionSettings::name)
                .containsExactly("a", "b");
    }

    @Test
    void aSecretComesFromTheEnvironmentAndAMissingOneNamesItsVariable() {
        EnvironmentSecrets secrets = new EnvironmentSecrets(Map.of("ANDON_SECRET_LINE_2", "x"));
        assertThat(secrets.find("line-2"))
                .hasValueSatisfying(secret -> assertThat(secret).containsExactly('x'));
        assertThat(secrets.toString()).doesNotContain("LINE_2");

        ConnectionSettings line = connection("url: mqtt://h\npassword: secret:line.3\n");
        assertThat(EnvironmentSecrets.missing(List.of(line)))
                .extracting(Object::toString)
                .containsExactly(
                        "line: the secret line.3 is not there; put it there with andon secret set line.3, or into the environment variable ANDON_SECRET_LINE_3");
    }

    private ConnectionSettings connection(String text) {
        Folder folder = files().file("connections/line.yaml", text);
        assertThat(folder.mistakes()).isEmpty();
        return folder.read().workspace().connections().getFirst();
    }

    private Folder files() {
        return Folder.in(temp)
                .file("certs/ca.pem", "ca")
                .file("certs/c.pem", "certificate")
                .file("certs/c.key", "key")
                .file("certs/console.p12", "store");
    }
}
