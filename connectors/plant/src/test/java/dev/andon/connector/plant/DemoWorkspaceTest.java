package dev.andon.connector.plant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Glob;
import dev.andon.model.PointId;
import dev.andon.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** That the demo workspace in the assets describes this plant, all of it and rightly. */
class DemoWorkspaceTest {

    private static final Path FOLDER = Path.of("../../assets/src/main/resources/dev/andon/assets/demo");
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Fleet fleet = Plants.usual();
    private final List<JsonNode> profiles = read("profiles");
    private final List<JsonNode> sites =
            read("places").stream().flatMap(JsonNode::valueStream).toList();

    @Test
    void everyDeviceFitsOneProfile() {
        for (Member member : fleet.members()) {
            assertThat(profiles.stream()
                            .filter(profile -> fits(profile, member.id()))
                            .map(DemoWorkspaceTest::id))
                    .as(member.id())
                    .hasSize(1);
        }
    }

    @Test
    void everyProfileFitsADevice() {
        for (JsonNode profile : profiles) {
            assertThat(fleet.members()).as(id(profile)).anyMatch(member -> fits(profile, member.id()));
        }
    }

    @Test
    void everyPointIsDescribedWithItsUnitAndKind() {
        for (Member member : fleet.members()) {
            JsonNode points = profileOf(member.id()).required("points");
            List<Reading> readings = new ArrayList<>(Plants.read(fleet, member.id(), 0));
            if (member.id().equals(member.gateway())) {
                // What it says of itself, and its will.
                readings.add(Reading.text("status", Gateway.ONLINE));
            }
            assertThat(points.propertyNames())
                    .as(member.id())
                    .containsExactlyInAnyOrderElementsOf(
                            readings.stream().map(Reading::name).toList());
            for (Reading reading : readings) {
                JsonNode point = points.required(reading.name());
                String where = member.id() + '#' + reading.name();
                assertThat(point.path("unit").asString(""))
                        .as(where)
                        .isEqualTo(reading.unit().code());
                assertThat(point.path("kind").asString("number"))
                        .as(where)
                        .isEqualTo(reading.value().kind().word());
                assertThat(point.required("title").asString()).as(where).isNotBlank();
            }
        }
    }

    @Test
    void everythingIsInItsRangeAndNearlyAlwaysInItsNormalBandWhileAllIsWell() {
        Map<String, int[]> abnormal = new TreeMap<>();
        Fleet quiet = Plants.quiet();
        for (Member member : quiet.members()) {
            JsonNode points = profileOf(member.id()).required("points");
            for (double elapsed = 0; elapsed < Day.SECONDS; elapsed += 1_571) {
                for (Reading reading : Plants.read(quiet, member.id(), elapsed)) {
                    JsonNode point = points.required(reading.name());
                    String where = id(profileOf(member.id())) + '#' + reading.name();
                    if (reading.value() instanceof Value.Num num) {
                        double number = num.number();
                        assertThat(within(point.path("range"), number))
                                .as(where + " " + number)
                                .isTrue();
                        int[] counts = abnormal.computeIfAbsent(where, name -> new int[2]);
                        counts[0] += within(point.path("normal"), number) ? 0 : 1;
                        counts[1]++;
                    }
                }
            }
        }
        abnormal.forEach((where, counts) ->
                assertThat(counts[0]).as(where + " of " + counts[1]).isLessThanOrEqualTo(counts[1] / 8));
    }

    @Test
    void faultsLeaveTheNormalBandButNotTheRange() {
        assertOutOfBandInRange("bottling/utilities/compressor2", "oil", 700);
        assertOutOfBandInRange("coldstore/room3/air", "temperature", 500);
        assertOutOfBandInRange("coldstore/room7/sensor28", "battery", 900);
        assertOutOfBandInRange("bottling/utilities/meter1", "voltage1", 46);
        assertOutOfBandInRange("bottling/line2/filler", "rate", 46);
    }

    @Test
    void everyDeviceStandsInOnePlace() {
        List<Glob> places = all(sites).stream()
                .filter(place -> place.has("devices"))
                .map(place -> new Glob(place.required("devices").asString()))
                .toList();
        for (Member member : fleet.members()) {
            assertThat(places)
                    .as(member.id())
                    .filteredOn(place -> place.matches(member.id()))
                    .hasSize(1);
        }
        assertThat(places).allMatch(place -> fleet.members().stream().anyMatch(member -> place.matches(member.id())));
    }

    @Test
    void keyPointsExist() {
        for (JsonNode place : all(sites)) {
            for (JsonNode key : place.path("key")) {
                PointId point = PointId.parse(key.asString());
                assertThat(Plants.read(fleet, point.device(), 0))
                        .as(key.asString())
                        .extracting(Reading::name)
                        .contains(point.point());
            }
        }
        assertThat(sites).hasSize(3).allMatch(site -> site.path("key").size() >= 2);
        for (JsonNode profile : profiles) {
            for (JsonNode key : profile.path("key")) {
                assertThat(profile.required("points").has(key.asString()))
                        .as(id(profile) + " " + key)
                        .isTrue();
            }
        }
    }

    @Test
    void everyDeviceOfTheBottlingPlantHasASpotOnItsPlan() {
        JsonNode spots = sites.getFirst().required("spots");
        TreeSet<String> expected = fleet.members().stream()
                .filter(member -> member.gateway().equals("bottling"))
                .map(Member::id)
                .collect(Collectors.toCollection(TreeSet::new));
        sites.getFirst().required("children").forEach(child -> expected.add(id(child)));
        assertThat(spots.propertyNames()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(spots.valueStream().map(JsonNode::toString))
                .as("each a spot of its own")
                .doesNotHaveDuplicates();
        spots.valueStream()
                .flatMap(JsonNode::valueStream)
                .forEach(share -> assertThat(share.asDouble()).isBetween(0.0, 1.0));
    }

    @Test
    void planIsADrawingOfPlainShapes() throws Exception {
        Path plan = FOLDER.resolve(sites.getFirst().required("plan").asString());
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(plan.toFile())
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 1200 720");
        TreeSet<String> shapes = new TreeSet<>();
        for (int i = 0; i < root.getElementsByTagName("*").getLength(); i++) {
            shapes.add(root.getElementsByTagName("*").item(i).getNodeName());
        }
        assertThat(shapes).isSubsetOf("title", "rect", "circle", "path", "text");
    }

    private void assertOutOfBandInRange(String device, String point, double elapsed) {
        JsonNode described = profileOf(device).required("points").required(point);
        double number = Plants.number(fleet, device, point, elapsed);
        assertThat(within(described.required("normal"), number))
                .as(device + " " + point + " " + number)
                .isFalse();
        assertThat(within(described.required("range"), number))
                .as(device + " " + point + " " + number)
                .isTrue();
    }

    private JsonNode profileOf(String device) {
        return profiles.stream()
                .filter(profile -> fits(profile, device))
                .findFirst()
                .orElseThrow();
    }

    private static boolean fits(JsonNode profile, String device) {
        return new Glob(profile.required("match").asString()).matches(device);
    }

    private static boolean within(JsonNode range, double number) {
        return range.isMissingNode()
                || (number >= range.get(0).asDouble() && number <= range.get(1).asDouble());
    }

    private static String id(JsonNode node) {
        return node.required("id").asString();
    }

    /** Places and all those below. */
    private static List<JsonNode> all(List<JsonNode> places) {
        List<JsonNode> all = new ArrayList<>(places);
        for (JsonNode place : places) {
            all.addAll(all(place.path("children").valueStream().toList()));
        }
        return all;
    }

    private static List<JsonNode> read(String kind) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files.sorted().map(file -> YAML.readTree(file.toFile())).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
