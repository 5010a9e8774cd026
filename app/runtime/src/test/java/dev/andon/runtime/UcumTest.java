package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UcumTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cel",
                "%",
                "mm/s",
                "m/s2",
                "kW.h",
                "m3/h",
                "/min",
                "{rpm}",
                "{count}/min",
                "1",
                "10*3/uL",
                "[degF]",
                "dB[mW]",
                "kPa",
                "bar",
                "mbar",
                "L/min",
                "ug/m3",
                "[ppm]",
                "[psi]",
                "[in_i'H2O]",
                "kg/(m.s2)",
                "m-1",
                "deg",
                "hPa",
                "V.A",
                "V.A{reactive}",
                "MiBy",
                "1/s"
            })
    void codesOfPlantsAndBuildingsAreKnown(String code) {
        assertThat(Ucum.parse(code).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "°C,Cel",
        "degC,Cel",
        "°F,[degF]",
        "rpm,/min",
        "ppm,[ppm]",
        "psi,[psi]",
        "kWh,kW.h",
        "mph,[mi_i]/h",
        "Ω,Ohm",
        "mWh,mW.h",
        "MWH,MW.h",
        "percent,%"
    })
    void whatPeopleWriteInsteadIsMet(String written, String meant) {
        assertThatThrownBy(() -> Ucum.parse(written))
                .isInstanceOfSatisfying(
                        Wrong.class,
                        wrong -> assertThat(wrong.remedy().replace("\"", "")).isEqualTo("write " + meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"µm", "m³", "m²/s"})
    void signsThatUcumDoesNotHaveAreSpeltOut(String written) {
        assertThatThrownBy(() -> Ucum.parse(written))
                .isInstanceOfSatisfying(
                        Wrong.class,
                        wrong -> assertThat(wrong.remedy()).startsWith("write ").doesNotContain("{"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"furlong", "m//s", "(m", "m)", "{", "}", "m..s", "", " ", "m s", "kkg", "k%"})
    void whatIsNoCodeIsRefused(String written) {
        assertThatThrownBy(() -> Ucum.parse(written)).isInstanceOf(Wrong.class);
    }
}
