package dev.andon.ui.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.theme.Theme;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every widget in every situation and every theme against a picture of how it is to look: one contact sheet for each theme, compared tile by tile. Run
 * with {@code -Dandon.goldens=write} to take new pictures, and look at them before they are kept.
 */
@ExtendWith(Headless.class)
class GoldenSheetTest {

    static final List<String> THEMES = Theme.NAMES;

    /** What shapes are drawn in; letters have colours of their own, and edges that differ from machine to machine. */
    private static final List<String> INKS = List.of("process", "band", "line", "fault");

    private static final Path KEPT = Path.of("src/test/resources/golden");
    private static final Path FAILED = Path.of("target/golden");

    @ParameterizedTest
    @FieldSource("THEMES")
    void everyWidgetLooksAsItDidInEverySituation(String theme) throws IOException {
        Taken now = take(Theme.named(theme).orElseThrow());
        Path kept = KEPT.resolve("sheet-" + theme + ".png");
        if ("write".equals(System.getProperty("andon.goldens"))) {
            Pictures.write(now.picture(), kept);
        }
        List<String> wrong =
                wrong(now, ImageIO.read(kept.toFile()), Theme.named(theme).orElseThrow());
        if (!wrong.isEmpty()) {
            Files.createDirectories(FAILED);
            ImageIO.write(
                    now.picture(), "png", FAILED.resolve(kept.getFileName()).toFile());
        }
        assertThat(wrong)
                .as("differs from " + kept + "; what it is now lies in " + FAILED)
                .isEmpty();
    }

    @Test
    void aWrongColourFails() {
        Taken right = take(Theme.standard());
        Taken wrong = take(with("process", 0xFF8A7894));
        assertThat(wrong(wrong, right.picture(), Theme.standard())).anyMatch(tile -> tile.startsWith("trend/LIVE"));
    }

    @Test
    void aMissingHatchFails() {
        Taken right = take(Theme.standard());
        Taken plain = take(with("hatch", Theme.standard().colour("surface")));
        assertThat(wrong(plain, right.picture(), Theme.standard()))
                .anyMatch(tile -> tile.startsWith("card/STALE"))
                .anyMatch(tile -> tile.startsWith("board/STALE"))
                .anyMatch(tile -> tile.startsWith("trend/UNCERTAIN"))
                .noneMatch(tile -> tile.startsWith("card/LIVE"));
    }

    @Test
    void anotherSituationFailsInEveryWidget() {
        Taken taken = take(Theme.standard());
        for (Situation situation : Situation.values()) {
            if (situation != Situation.LIVE) {
                for (String widget : List.of("card", "board")) {
                    Rectangle live = taken.tiles().get(widget + "/LIVE");
                    Rectangle other = taken.tiles().get(widget + "/" + situation);
                    BufferedImage moved = new BufferedImage(live.width, live.height, BufferedImage.TYPE_INT_RGB);
                    moved.getGraphics().drawImage(part(taken.picture(), other), 0, 0, null);
                    Rectangle all = new Rectangle(0, 0, live.width, live.height);
                    assertThat(Pictures.wrong(part(taken.picture(), live), moved, all, inks(Theme.standard())))
                            .as(widget + " in " + situation + " looks like a live one")
                            .isPresent();
                }
            }
        }
    }

    @Test
    void softerLettersPass() {
        Taken taken = take(Theme.standard());
        BufferedImage soft = taken.picture();
        BufferedImage now = new BufferedImage(soft.getWidth(), soft.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < soft.getHeight(); y++) {
            for (int x = 0; x < soft.getWidth(); x++) {
                now.setRGB(x, y, x == 0 || !letter(soft.getRGB(x, y)) ? soft.getRGB(x, y) : between(soft, x, y));
            }
        }
        assertThat(wrong(new Taken(now, taken.tiles()), taken.picture(), Theme.standard()))
                .isEmpty();
    }

    /** Letters are the darkest thing in the grey theme. */
    private static boolean letter(int colour) {
        return (colour >> 8 & 0xFF) < 0x6E && Math.abs((colour & 0xFF) - (colour >> 16 & 0xFF)) < 0x20;
    }

    /** A fifth of a pixel further to the right. */
    private static int between(BufferedImage picture, int x, int y) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int here = picture.getRGB(x, y) >> shift & 0xFF;
            int left = picture.getRGB(x - 1, y) >> shift & 0xFF;
            mixed |= ((here * 4 + left) / 5) << shift;
        }
        return mixed;
    }

    private record Taken(BufferedImage picture, Map<String, Rectangle> tiles) {}

    private static Taken take(Theme theme) {
        return FxThread.call(() -> {
            FxThread.controls(theme.controls());
            ContactSheet sheet = new ContactSheet(theme);
            Taken taken = new Taken(Pictures.of(sheet.picture()), sheet.tiles());
            FxThread.controls(Theme.standard().controls());
            return taken;
        });
    }

    private static Theme with(String token, int colour) {
        Map<String, Integer> colours = new HashMap<>(Theme.standard().colours());
        colours.put(token, colour);
        return new Theme("grey", colours);
    }

    private static List<String> wrong(Taken now, BufferedImage wanted, Theme theme) {
        assertThat(wanted.getWidth()).isEqualTo(now.picture().getWidth());
        assertThat(wanted.getHeight()).isEqualTo(now.picture().getHeight());
        List<String> wrong = new ArrayList<>();
        now.tiles()
                .forEach((name, tile) -> Pictures.wrong(wanted, now.picture(), tile, inks(theme))
                        .ifPresent(why -> wrong.add(name + ": " + why)));
        return wrong;
    }

    private static List<Integer> inks(Theme theme) {
        return INKS.stream().map(theme::colour).toList();
    }

    private static BufferedImage part(BufferedImage picture, Rectangle tile) {
        return picture.getSubimage(tile.x, tile.y, tile.width, tile.height);
    }
}
