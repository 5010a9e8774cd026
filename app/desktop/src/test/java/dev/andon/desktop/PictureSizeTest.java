package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PictureSizeTest {

    private final PictureSize.Converter converter = new PictureSize.Converter();

    @Test
    void aSizeIsWidthTimesHeight() {
        assertThat(converter.convert("3840x2160")).isEqualTo(new PictureSize(3840, 2160));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "1280", "1280*800", "-3x800", "axb", "100x800", "1280x99999", "1280x800x3"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageMatching(
                        "a size is written like 1280x800, not .*|a picture is 200 to 8192 pixels wide and high, not .*");
    }
}
