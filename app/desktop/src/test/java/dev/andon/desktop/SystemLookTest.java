package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemLookTest {

    @Test
    void highContrastIsUnderstoodFromEverySystem() {
        assertThat(SystemLook.highContrast(Map.of("Windows.SPI.HighContrast", true)))
                .isTrue();
        assertThat(SystemLook.highContrast(Map.of("GTK.theme_name", "HighContrastInverse")))
                .isTrue();
        assertThat(SystemLook.highContrast(Map.of("GTK.theme_name", "Adwaita-dark")))
                .isFalse();
        assertThat(SystemLook.highContrast(Map.of()))
                .as("a system that says nothing")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "12,Windows 11,1",
        "15,Windows 11,1.25",
        "24,Windows 11,2",
        "13,Mac OS X,1",
        "13.3,Linux,1",
        "14.7,Linux,1",
        "22,Linux,1.5",
        "90,Linux,3"
    })
    void textGrowsWithTheSystemsOwnFont(double size, String system, double scale) {
        assertThat(SystemLook.textScale(size, system)).isEqualTo(scale);
    }

    @Test
    void wishesBecomeAThemeAndContrastCountsMost() {
        assertThat(new SystemLook.Wish(false, false, 1).theme().name()).isEqualTo("grey");
        assertThat(new SystemLook.Wish(true, false, 1).theme().name()).isEqualTo("dark");
        assertThat(new SystemLook.Wish(true, true, 1).theme().name()).isEqualTo("contrast");
    }
}
