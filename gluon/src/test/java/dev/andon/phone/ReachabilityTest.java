// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A native build gets to know of everything that is reached by name; what it gets to know is there. */
class ReachabilityTest {

    private static final String METADATA = "META-INF/native-image/dev.andon/andon-phone/";
    private static final ClassLoader LOADER = ReachabilityTest.class.getClassLoader();

    private final Reachability reached =
            Reachability.of(Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                    .map(Path::of)
                    .toList());

    @Test
    void everyPlaceThatReachesByNameIsInTheLedgerAndTheLedgerHasNoOther() throws IOException {
        List<String> roots = new ArrayList<>(List.of(Main.class.getName()));
        roots.addAll(listedTypes());

        assertThat(ByName.from(roots)).containsExactlyElementsOf(ledger().keySet());
    }

    @Test
    void whatTheLedgerSaysIsReachedIsListed() throws IOException {
        String reflection = metadata(ReachabilityMetadata.REFLECTION);
        String resources = metadata(ReachabilityMetadata.RESOURCES);

        assertThat(ledger()).allSatisfy((place, reaches) -> {
            for (String one : reaches.split(", (?=type:|resource:|service:|bundle:)", -1)) {
                String name = one.substring(one.indexOf(':') + 1);
                switch (one.substring(0, Math.max(0, one.indexOf(':')))) {
                    case "type" -> assertThat(reflection).contains("\"" + name + "\"");
                    case "bundle" -> assertThat(resources).contains("\"name\": \"" + name + "\"");
                    case "resource" -> assertThat(resources).contains("\\\\Q" + name);
                    case "service" -> assertThat(resources).contains("\\\\QMETA-INF/services/" + name + "\\\\E");
                    case "nothing" -> assertThat(name).as("a reason").hasSizeGreaterThan(10);
                    default -> throw new AssertionError("the ledger does not say what is reached: " + one);
                }
            }
        });
    }

    @Test
    void everyListedTypeCanBeMade() throws IOException {
        assertThat(listedTypes())
                .isNotEmpty()
                .allSatisfy(
                        type -> assertThat(Class.forName(type, false, LOADER)).isNotNull());
    }

    @Test
    void theProvidersOfEveryServiceOfOursAreListed() throws IOException {
        assertThat(listedTypes())
                .contains(
                        "dev.andon.connector.mqtt.MqttProvider",
                        "dev.andon.connector.mqtt.LinkFactory3",
                        "dev.andon.connector.mqtt.LinkFactory5",
                        "org.slf4j.jul.JULServiceProvider");
    }

    @Test
    void everythingInTheAssetsIsListed() {
        assertThat(reached.resources())
                .contains(
                        "dev/andon/assets/themes/andon.css",
                        "dev/andon/assets/fonts/NotoSans-Regular.ttf",
                        "dev/andon/assets/map/base.map",
                        "dev/andon/assets/text/ui_de.properties",
                        "atlantafx/base/theme/primer-dark.css")
                .allSatisfy(
                        name -> assertThat(LOADER.getResource(name)).as(name).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyListedBundleIsThere(String language) {
        assertThat(reached.bundles())
                .allSatisfy(name -> assertThat(ResourceBundle.getBundle(name, Locale.forLanguageTag(language)))
                        .isNotNull());
    }

    private List<String> listedTypes() throws IOException {
        // The tests' own class path has more services; only what the build wrote goes into the program.
        String written = metadata(ReachabilityMetadata.REFLECTION);
        return written.lines()
                .filter(line -> line.contains("\"name\""))
                .map(line -> line.replaceFirst("^\\s*\\{\"name\": \"([^\"]+)\".*", "$1"))
                .toList();
    }

    private static Map<String, String> ledger() throws IOException {
        Map<String, String> ledger = new TreeMap<>();
        read("dev/andon/phone/reached-by-name.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] parts = line.split(" = ", 2);
                    ledger.put(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
                });
        return ledger;
    }

    private static String metadata(String file) throws IOException {
        return read(METADATA + file);
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = LOADER.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
