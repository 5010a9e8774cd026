package dev.andon.ui.map;

import dev.andon.ui.quality.Standing;
import dev.andon.ui.quality.StandingMark;
import dev.andon.ui.raster.Imprint;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Icon;
import dev.andon.ui.theme.Theme;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Words and marks as pictures to stamp: many texts are drawn in one go, each once, and kept. A node for each would have to be laid out and drawn
 * with every step of a drag. FX thread.
 */
final class Lettering {

    /** Kept at most; the ones not used for longest go. */
    private static final int MOST = 3_000;

    private static final double LINE = 18;
    private static final double PAD = 3;
    private static final double BASELINE = 13;

    /** What a text is. */
    enum Style {
        /** Of a town: steps back. */
        TOWN("Noto Sans", 11, "ink-2"),
        /** Of a device. */
        DEVICE("Noto Sans", 11, "ink"),
        /** Of what is no longer sure. */
        GREY("Noto Sans", 11, "ink-2"),
        /** Of a place. */
        PLACE("Noto Sans SemiBold", 12, "ink"),
        /** Of a number in a cluster. */
        COUNT("Noto Sans SemiBold", 12, "ink");

        private final String family;
        private final double size;
        private final String token;

        Style(String family, double size, String token) {
            this.family = family;
            this.size = size;
            this.token = token;
        }
    }

    /** A text in a style. */
    record Word(String text, Style style) {}

    private final Theme theme;
    private final double scale;
    private final Map<Standing, Raster> marks = new EnumMap<>(Standing.class);
    private final Map<Word, Raster> made = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Word, Raster> eldest) {
            return size() > MOST;
        }
    };

    /** @param scale device pixels for one logical one */
    Lettering(Theme theme, double scale) {
        this.theme = theme;
        this.scale = scale;
    }

    /** The picture of a text. */
    Raster of(Word word) {
        Raster known = made.get(word);
        if (known == null) {
            prepare(java.util.List.of(word));
            known = Objects.requireNonNull(made.get(word));
        }
        return known;
    }

    /** Draws those texts that are not known yet, all at once. */
    void prepare(Collection<Word> words) {
        Group lines = new Group();
        Map<Word, Double> fresh = new LinkedHashMap<>();
        for (Word word : words) {
            if (!made.containsKey(word) && !fresh.containsKey(word)) {
                Text text = new Text(PAD, fresh.size() * LINE + BASELINE, word.text());
                text.setFont(Font.font(word.style().family, word.style().size));
                text.setTextOrigin(VPos.BASELINE);
                lines.getChildren().add(text);
                fresh.put(word, text.getLayoutBounds().getWidth());
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        double width =
                fresh.values().stream().mapToDouble(Double::doubleValue).max().orElse(0) + 2 * PAD;
        Imprint sheet = new Imprint(lines, width, fresh.size() * LINE, scale);
        int at = 0;
        for (Map.Entry<Word, Double> entry : fresh.entrySet()) {
            double wide = entry.getValue() + 2 * PAD;
            made.put(entry.getKey(), written(sheet, at++, wide, entry.getKey().style()));
        }
    }

    /** The mark of what needs a look; null: it needs none. */
    @Nullable
    Raster mark(@Nullable Standing standing) {
        return standing == null || !standing.needsLook() ? null : marks.computeIfAbsent(standing, this::drawnMark);
    }

    private Raster written(Imprint sheet, int line, double wide, Style style) {
        Raster picture = new Raster((int) Math.ceil(wide * scale), (int) Math.ceil(LINE * scale), scale);
        int top = (int) Math.rint(line * LINE * scale);
        int halo = (int) Math.ceil(scale);
        if (style != Style.COUNT) {
            int ground = theme.colour("surface");
            for (int down = -halo; down <= halo; down++) {
                for (int across = -halo; across <= halo; across++) {
                    sheet.ink(picture, 0, top, across, down, ground, 0.7);
                }
            }
        }
        sheet.ink(picture, 0, top, 0, 0, theme.colour(style.token), 1);
        return picture;
    }

    private Raster drawnMark(Standing standing) {
        StandingMark mark = new StandingMark();
        mark.show(standing, Icon.OUTSIDE);
        Group group = new Group(mark);
        Scene scene = new Scene(group);
        scene.getStylesheets().setAll(theme.sheets());
        group.applyCss();
        group.layout();
        double field = StandingMark.SIZE + 4;
        Imprint sheet = new Imprint(mark, field, field, scale);
        Raster picture = new Raster((int) Math.ceil(field * scale), (int) Math.ceil(field * scale), scale);
        picture.disc(field / 2, field / 2, field / 2 - 1, theme.colour("raised"), 1);
        sheet.copy(picture, (int) Math.rint(2 * scale));
        return picture;
    }
}
