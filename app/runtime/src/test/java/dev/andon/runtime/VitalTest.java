package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Glob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which point tells how a device itself fares. */
class VitalTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({
        "BATTERY, battery",
        "BATTERY, Battery_Level",
        "BATTERY, sensor.batteryVoltage",
        "BATTERY, batt",
        "SIGNAL, rssi",
        "SIGNAL, wifi.RSSI",
        "SIGNAL, radioSnr",
        "SIGNAL, signal",
        "FIRMWARE, fw",
        "FIRMWARE, fw_version",
        "FIRMWARE, firmware",
        "FIRMWARE, version",
        "ERRORS, error",
        "ERRORS, errorCount",
        "ERRORS, fault"
    })
    void aCommonNameIsKnown(Vital vital, String name) {
        assertThat(vital.among(List.of("temperature", name), null)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "BATTERY, batter.level",
        "SIGNAL, signal.lamp",
        "FIRMWARE, conversion",
        "FIRMWARE, hardware_version",
        "ERRORS, control_error"
    })
    void aNameThatOnlyLooksLikeItIsNot(Vital vital, String name) {
        assertThat(vital.among(List.of(name), null)).isEqualTo(-1);
    }

    @Test
    void theVeryWordGoesBeforeANameThatHoldsIt() {
        assertThat(Vital.BATTERY.among(List.of("battery.temperature", "battery"), null))
                .isEqualTo(1);
    }

    @Test
    void whatTheProfileSaysGoesBeforeEveryName() {
        Profile.Health said = new Profile.Health("cell", null, null, null);
        Profile profile = new Profile("p", "P", new Glob("*"), Map.of(), List.of(), null, said, List.of(), "");

        assertThat(Vital.BATTERY.among(List.of("battery", "cell"), profile)).isEqualTo(1);
        assertThat(Vital.BATTERY.among(List.of("battery"), profile))
                .as("the point that it names was not heard yet")
                .isEqualTo(-1);
        assertThat(Vital.SIGNAL.among(List.of("rssi"), profile)).isZero();
    }

    @Test
    void aProfileSaysWhatHealthIs() {
        WorkspaceReading reading = Folder.in(temp)
                .file(
                        "profiles/p.yaml",
                        "id: p\nmatch: \"*\"\nhealth: { battery: cell, firmware: build }\npoints: { cell: {} }\n")
                .read();

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.workspace().profiles().getFirst().health())
                .isEqualTo(new Profile.Health("cell", null, "build", null));
        assertThat(reading.workspace().profiles().getFirst().source()).isEqualTo("profiles/p.yaml:1");
    }

    @Test
    void aHealthPointThatIsNearlyDescribedIsMisspelt() {
        WorkspaceReading reading = Folder.in(temp)
                .file("profiles/p.yaml", "id: p\nmatch: \"*\"\npoints: { battery: {} }\nhealth: { battery: batery }\n")
                .read();

        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("battery names the point batery, and points has none", "did you mean battery?");
    }
}
