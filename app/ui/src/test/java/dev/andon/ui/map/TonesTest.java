package dev.andon.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.theme.Theme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TonesTest {

    private static final Theme GREY = Theme.standard();

    @Test
    void aPlanInTheToolsOwnGreysLooksAsItWasDrawn() {
        Tones tones = new Tones(GREY);
        for (String token : List.of("ink", "ink-2", "ink-3", "line", "canvas", "surface", "raised")) {
            assertThat(tones.of(GREY.colour(token))).as(token).isEqualTo(GREY.colour(token));
        }
    }

    @Test
    void atNightPaperIsDarkAndInkIsLight() {
        Map<String, Integer> night = new HashMap<>(GREY.colours());
        night.put("ink", 0xFFE6EAED);
        night.put("raised", 0xFF20272C);
        Tones tones = new Tones(new Theme("night", night));
        assertThat(tones.of(0xFF000000)).isEqualTo(0xFFE6EAED);
        assertThat(tones.of(0xFFFFFFFF)).isEqualTo(0xFF20272C);
    }

    @Test
    void noColourOfADrawingCanBeTakenForAnAlarm() {
        int red = new Tones(GREY).of(0xFFFF0000);
        int most = Math.max(red >> 16 & 0xFF, Math.max(red >> 8 & 0xFF, red & 0xFF));
        int least = Math.min(red >> 16 & 0xFF, Math.min(red >> 8 & 0xFF, red & 0xFF));
        assertThat(most - least).isLessThan(40);
    }

    @Test
    void whatIsHalfTransparentStaysSo() {
        assertThat(new Tones(GREY).of(0x80FFFFFF) >>> 24).isEqualTo(0x80);
    }
}
