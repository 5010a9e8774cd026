package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.andon.connector.ConnectionSettings;
import dev.andon.model.FloorPlan;
import dev.andon.model.GeoPosition;
import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Place;
import dev.andon.model.PointId;
import dev.andon.model.Range;
import dev.andon.model.RiskClass;
import dev.andon.model.Unit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceReaderTest {

    @TempDir
    Path temp;

    @Test
    void aWholeWorkspaceIsReadWithoutAMistake() {
        WorkspaceReading reading = dairy();

        assertThat(reading.problems()).isEmpty();
        Workspace workspace = reading.workspace();
        assertThat(workspace.id()).isEqualTo("millbrook");
        assertThat(workspace.name()).isEqualTo("Millbrook dairy");
        assertThat(workspace.timeZone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
        assertThat(workspace.authority()).isEqualTo("hall");
        assertThat(workspace.folder()).isAbsolute();
        assertThat(workspace.connections()).singleElement().satisfies(hall -> {
            assertThat(hall.name()).isEqualTo("hall");
            assertThat(hall.url()).isEqualTo(URI.create("mqtt://127.0.0.1:1884"));
            assertThat(hall.topics()).containsExactly("dairy/#");
            assertThat(hall.tls()).isEqualTo(ConnectionSettings.Tls.PLATFORM);
        });
    }

    @Test
    void aProfileKeepsWhatItSaysInItsOrder() {
        Profile vat = dairy().workspace().profileOf("dairy/hall/vat1").orElseThrow();

        assertThat(vat.points().keySet()).containsExactly("temperature", "level", "stirring");
        assertThat(vat.key()).containsExactly("temperature", "level");
        Profile.PointProfile temperature =
                Optional.ofNullable(vat.points().get("temperature")).orElseThrow();
        assertThat(temperature.title()).isEqualTo("Milk temperature");
        assertThat(temperature.unit()).isEqualTo(new Unit("Cel"));
        assertThat(temperature.normal()).isEqualTo(new Range(30, 34));
        assertThat(temperature.staleAfter()).isEqualTo(Duration.ofSeconds(20));
        assertThat(Optional.ofNullable(vat.points().get("stirring"))
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.FLAG);
        assertThat(vat.actions()).singleElement().satisfies(action -> {
            assertThat(action.id()).isEqualTo("set-level");
            assertThat(action.risk()).isEqualTo(RiskClass.CONFIRM);
            assertThat(action.permit()).isEqualTo("!stirring && temperature < 40.0");
        });
    }

    @Test
    void placesOfSeveralFilesBecomeOneTree() {
        Place site = dairy().workspace().places().getFirst();

        assertThat(site.position()).isEqualTo(new GeoPosition(52.0907, 5.1214));
        assertThat(site.children()).extracting(Place::id).containsExactly("hall", "cellar");
        Place hall = site.children().getFirst();
        assertThat(hall.level()).isEqualTo(Place.Level.AREA);
        assertThat(hall.devices()).isEqualTo(new Glob("dairy/hall/*"));
        FloorPlan plan = Optional.ofNullable(hall.plan()).orElseThrow();
        assertThat(plan.image()).isRegularFile().isAbsolute();
        assertThat(plan.spots()).containsExactly(entry("dairy/hall/vat1", new FloorPlan.Spot(0.2, 0.5)));
        assertThat(site.children().getLast().key()).containsExactly(new PointId("dairy/cellar/air", "humidity"));
    }

    @Test
    void theDemoWorkspaceIsSound() {
        WorkspaceReading reading = Folder.resource("dev/andon/assets/demo").read();

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.workspace().connections()).hasSize(1);
        assertThat(reading.workspace().places()).isNotEmpty();
    }

    @Test
    void readingTwiceGivesTheSame() {
        WorkspaceReading once = dairy();
        WorkspaceReading again = dairy();

        assertThat(again.problems()).isEqualTo(once.problems());
        assertThat(again.workspace().places()).isEqualTo(once.workspace().places());
        assertThat(again.workspace().profiles()).isEqualTo(once.workspace().profiles());
    }

    @Test
    void aMistakeInOneFileNeverStopsTheRest() {
        Folder folder = Folder.in(temp)
                .file("connections/broken.yaml", "url: [\n")
                .file("connections/good.yaml", "url: mqtt://127.0.0.1\n")
                .file("profiles/broken.yaml", "id: a\nmatch: \"*\"\npoints:\n  x: { unit: parsecs, title: X }\n");

        WorkspaceReading reading = folder.read();

        assertThat(reading.workspace().connections())
                .extracting(ConnectionSettings::name)
                .containsExactly("good");
        assertThat(reading.workspace().profiles())
                .singleElement()
                .satisfies(profile -> assertThat(
                                Optional.ofNullable(profile.points().get("x"))
                                        .orElseThrow()
                                        .title())
                        .isEqualTo("X"));
        assertThat(reading.problems()).hasSize(2);
    }

    @Test
    void aMissingFolderSaysSo() {
        WorkspaceReading reading =
                WorkspaceReader.read(temp.resolve("nowhere"), Set.of("mqtt"), name -> Optional.empty());

        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).endsWith("nowhere");
            assertThat(problem.what()).isEqualTo("there is no such folder");
        });
        assertThat(reading.workspace().connections()).isEmpty();
    }

    @Test
    void aFolderWithoutItsRootFileSaysSoAndIsReadAllTheSame() {
        Folder folder = new Folder(temp).file("connections/a.yaml", "url: mqtt://127.0.0.1\n");

        assertThat(folder.mistakes())
                .containsExactly("workspace.yaml: is missing; add it, with at least an id: to name the workspace");
        assertThat(folder.read().workspace().connections()).hasSize(1);
    }

    @Test
    void theRootFileIsCheckedLineByLine() {
        Folder folder = Folder.in(temp)
                .file("connections/line.yaml", "url: mqtt://127.0.0.1\n")
                .file("workspace.yaml", """
                        id: a b
                        nam: Plant
                        timeZone: Europe/Berln
                        language: d_e_utsch
                        authority: lime
                        """);

        assertThat(folder.mistakes())
                .containsExactly(
                        "workspace.yaml:1: 'a b' cannot be an id; use letters, digits, and . _ - between them",
                        "workspace.yaml:2: the key nam is not known here; did you mean name?",
                        "workspace.yaml:3: there is no time zone Europe/Berln; did you mean Europe/Berlin?",
                        "workspace.yaml:4: 'd_e_utsch' is no language tag; write it like en, de or pt-BR",
                        "workspace.yaml:5: authority names the connection lime, and there is none; did you mean line?");
    }

    @Test
    void anAuthorityThatIsLeftOutForAMistakeOfItsOwnIsNotBlamedTwice() {
        Folder folder = Folder.in(temp)
                .file("connections/line.yaml", "url: 127.0.0.1:1883\n")
                .file("workspace.yaml", "id: a\nauthority: line\n");

        assertThat(folder.mistakes()).singleElement().asString().startsWith("connections/line.yaml:1: ");
    }

    @Test
    void idsAreUniqueAcrossFilesAndTheFirstIsKept() {
        Folder folder = Folder.in(temp)
                .file("profiles/a.yaml", "id: pump\ntitle: First\nmatch: \"a/*\"\n")
                .file("profiles/b.yaml", "# another\nid: pump\nmatch: \"b/*\"\n")
                .file("connections/a.yaml", "- { name: x, url: \"mqtt://a\" }\n- { name: x, url: \"mqtt://b\" }\n")
                .file(
                        "rules/a.yaml",
                        "- { id: r, points: \"*#t\", kind: high, limit: 1 }\n- { id: r, points: \"*#t\", kind: low, limit: 1 }\n");

        assertThat(folder.mistakes())
                .containsExactly(
                        "connections/a.yaml:2: the name x is taken by connections/a.yaml:1; give one of them another name",
                        "profiles/b.yaml:2: the id pump is taken by profiles/a.yaml:1; give one of them another id",
                        "rules/a.yaml:2: the id r is taken by rules/a.yaml:1; give one of them another id");
        assertThat(folder.read().workspace().profiles())
                .extracting(Profile::title)
                .containsExactly("First");
    }

    @Test
    void aMisspeltFolderIsNotPassedOverInSilence() {
        Folder folder =
                Folder.in(temp).file("profile/press.yaml", "id: press\n").file("notes/a.yaml", "x\n");

        assertThat(folder.mistakes()).containsExactly("profile: is no folder that is read; did you mean profiles?");
    }

    @Test
    void otherFilesAndHiddenOnesAreLeftAlone() {
        Folder folder = Folder.in(temp)
                .file("connections/readme.md", "# no\tYAML: [")
                .file("connections/.backup.yaml", "url: [")
                .file("connections/also.yml", "url: mqtt://127.0.0.1\n");

        assertThat(folder.mistakes()).isEmpty();
        assertThat(folder.read().workspace().connections())
                .extracting(ConnectionSettings::name)
                .containsExactly("also");
    }

    private static WorkspaceReading dairy() {
        return Folder.resource("dairy").read();
    }
}
