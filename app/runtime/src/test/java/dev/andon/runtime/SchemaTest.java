package dev.andon.runtime;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The schemas that editors complete from, held to the files that people write and to the reader. */
class SchemaTest {

    private static final String SCHEMAS = "/dev/andon/assets/schema/";

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"dairy", "dev/andon/assets/demo"})
    void everyFileOfAWorkspaceFitsItsSchema(String workspace) throws IOException {
        Path folder = Folder.resource(workspace).path();
        List<String> checked = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                assertThat(mistakes(schemaOf(name), Files.readString(file)))
                        .as(name)
                        .isEmpty();
                checked.add(name);
            }
        }
        assertThat(checked).hasSizeGreaterThan(5);
    }

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "workspace => id: a b",
                "workspace => { id: a, nam: b }",
                "workspace => { id: a, keep: { values: 90 } }",
                "workspace => { id: a, keep: { days: 90d } }",
                "connection => { url: mqtt://h, keep: { size: 5 } }",
                "connection => topics: [a]",
                "connection => url: 127.0.0.1",
                "connection => url: mqtt://a:b@c",
                "connection => { url: mqtt://h, password: hunter2 }",
                "connection => { url: mqtts://h, tls: { cert: a } }",
                "profile => { id: a }",
                "profile => { id: a, match: b, points: { x: { range: 5 } } }",
                "profile => { id: a, match: b, points: { x: { staleAfter: 30 } } }",
                "profile => [{ id: a, match: b, actions: { go: { risk: high, send: { topic: t } } } }]",
                "place => { id: a, position: [100, 0] }",
                "place => { id: a, kind: house }",
                "place => { id: a, children: [{ title: b }] }",
                "rule => { id: a, points: temperature, kind: high }",
                "rule => { id: a, points: 'a#b', kind: hot }",
                "dashboard => { widgets: [{ at: [0, 0, 1, 1] }] }",
                "oncall => { rota: [{ person: a, days: [monday] }] }"
            })
    void theSchemaRefusesWhatTheReaderRefuses(String kind, String yaml) {
        Folder folder = Folder.in(temp)
                .file(kind.equals("workspace") ? "workspace.yaml" : folderOf(kind) + "/a.yaml", yaml + "\n");

        assertThat(folder.mistakes()).as("the reader").isNotEmpty();
        assertThat(mistakes(kind, yaml)).as("the schema").isNotEmpty();
    }

    /** A key that one of the two knows and the other does not would be completed by the editor and refused by the program, or never be found. */
    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "workspace => /properties => { id: a, WRONG: 1 }",
                "connection => /definitions/connection/properties/tls/properties => { url: mqtts://h, tls: { WRONG: 1 } }",
                "profile => /definitions/profile/properties => { id: a, match: b, WRONG: 1 }",
                "profile => /definitions/point/properties => { id: a, match: b, points: { x: { WRONG: 1 } } }",
                "profile => /definitions/action/properties => { id: a, match: b, actions: { x: { send: { topic: t }, WRONG: 1 } } }",
                "profile => /definitions/argument/properties => { id: a, match: b, actions: { x: { send: { topic: t }, arguments: { y: { WRONG: 1 } } } } }",
                "profile => /definitions/action/properties/send/properties => { id: a, match: b, actions: { x: { send: { topic: t, WRONG: 1 } } } }",
                "profile => /definitions/action/properties/accepted/properties => { id: a, match: b, actions: { x: { send: { topic: t }, accepted: { topic: t, WRONG: 1 } } } }",
                "profile => /definitions/action/properties/effect/properties => { id: a, match: b, actions: { x: { send: { topic: t }, effect: { expect: a, within: 1s, WRONG: 1 } } } }",
                "place => /definitions/place/properties => { id: a, WRONG: 1 }",
                "rule => /definitions/rule/properties => { id: a, points: 'a#b', kind: offline, WRONG: 1 }",
                "rule => /definitions/rule/properties/record/properties => { id: a, points: 'a#b', kind: offline, record: { WRONG: 1 } }",
                "dashboard => /definitions/dashboard/properties => { WRONG: 1 }",
                "oncall => /definitions/oncall/properties => { WRONG: 1 }",
                "oncall => /definitions/oncall/properties/people/additionalProperties/properties => { people: { a: { WRONG: 1 } } }",
                "oncall => /definitions/oncall/properties/rota/items/properties => { people: { a: {} }, rota: [{ person: a, WRONG: 1 }] }",
                "oncall => /definitions/oncall/properties/escalation/items/properties => { escalation: [{ WRONG: 1 }] }",
                "oncall => /definitions/oncall/properties/escalation/items/properties/steps/items/properties => { escalation: [{ steps: [{ to: everyone, WRONG: 1 }] }] }"
            })
    void readerAndSchemaKnowTheSameKeys(String kind, String pointer, String yaml) throws IOException {
        String key = "qqqqqqqqqqqqqqqq";
        Folder folder = Folder.in(temp)
                .file(
                        kind.equals("workspace") ? "workspace.yaml" : folderOf(kind) + "/a.yaml",
                        yaml.replace("WRONG", key) + "\n");
        JsonNode properties = new ObjectMapper().readTree(text(kind)).at(pointer);

        String known = properties.propertyNames().stream()
                .sorted()
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        assertThat(folder.mistakes())
                .singleElement()
                .asString()
                .endsWith("the key " + key + " is not known here; known here: " + known);
    }

    @Test
    void everyKeyHasADescription() throws IOException {
        for (String kind : List.of("workspace", "connection", "profile", "place", "rule", "dashboard", "oncall")) {
            for (JsonNode properties : new ObjectMapper().readTree(text(kind)).findValues("properties")) {
                properties.forEachEntry(
                        (key, value) -> assertThat(value.path("description").asString(""))
                                .as(kind + " " + key)
                                .isNotBlank());
            }
        }
    }

    private static String schemaOf(String file) {
        int slash = file.indexOf('/');
        return slash < 0
                ? "workspace"
                : switch (file.substring(0, slash)) {
                    case "oncall" -> "oncall";
                    case String plural -> plural.substring(0, plural.length() - 1);
                };
    }

    private static String folderOf(String kind) {
        return kind.equals("oncall") ? kind : kind + "s";
    }

    private static List<String> mistakes(String kind, String yaml) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(text(kind))
                .validate(yaml, InputFormat.YAML)
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static String text(String kind) {
        try (var in = requireNonNull(SchemaTest.class.getResourceAsStream(SCHEMAS + kind + ".schema.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
