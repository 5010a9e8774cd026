package dev.andon.ui.golden;

import static dev.andon.runtime.StagedPlant.NOW;

import dev.andon.model.Glob;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Range;
import dev.andon.model.Unit;
import dev.andon.runtime.Profile;
import dev.andon.runtime.StagedPlant;
import dev.andon.runtime.Workspace;
import dev.andon.ui.quality.LiveLook;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import dev.andon.ui.trend.SeriesBook;
import dev.andon.ui.trend.Sparkline;
import dev.andon.ui.trend.TrendHistory;
import dev.andon.ui.trend.TrendSources;
import dev.andon.ui.trend.TrendView;
import dev.andon.ui.values.ValueBoard;
import dev.andon.ui.values.ValueCard;
import java.awt.Rectangle;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Every widget in every situation in one theme, a tile each; the same pixels every time. FX thread. */
final class ContactSheet {

    private static final int GAP = 6;
    private static final int CARD = 236;
    private static final int BOARD = 660;
    private static final int TREND = 320;
    private static final int ROW = 132;

    private final StagedPlant plant;
    private final ValueBoard.Sources sources;
    private final SeriesBook book;
    private final Theme theme;
    private final Words words = Words.in(Locale.ENGLISH);
    private final Pane sheet = new Pane();
    private int awaited = -1;
    private final Map<String, Rectangle> tiles = new LinkedHashMap<>();

    ContactSheet(Theme theme) {
        this.theme = theme;
        Profile press = new Profile(
                "press",
                "Press",
                new Glob("plant/*"),
                Map.of(
                        "temperature",
                        new Profile.PointProfile(
                                "Oil temperature",
                                Kind.NUMBER,
                                new Unit("Cel"),
                                new Range(0, 100),
                                new Range(35, 65),
                                null,
                                false)),
                List.of());
        plant = new StagedPlant(
                new Workspace("t", "T", ZoneId.of("UTC"), null, List.of(), List.of(press), List.of(), null));
        book = new SeriesBook(plant.live());
        plant.hook(book);
        sources = new ValueBoard.Sources(
                plant.points(),
                new LiveLook(plant.live(), point -> awaited == point ? Long.MAX_VALUE : Long.MIN_VALUE),
                device -> Presence.UNKNOWN,
                device -> "Hall 1",
                new Sparkline(book, theme),
                device -> plant.points().pointsOf(device),
                device -> List.of(),
                ZoneId.of("UTC"));
        sheet.getStyleClass().add("andon");
        int top = GAP;
        for (Situation situation : Situation.values()) {
            row(situation, top);
            top += ROW + GAP;
        }
        sheet.resize(width(), top);
        sheet.setPrefSize(width(), top);
    }

    /** Where each tile lies, by {@code widget/SITUATION}. */
    Map<String, Rectangle> tiles() {
        return tiles;
    }

    WritableImage picture() {
        Scene scene = new Scene(sheet, sheet.getPrefWidth(), sheet.getPrefHeight());
        scene.getStylesheets().setAll(theme.sheets());
        // What is laid out by the first picture is drawn by hand for the second.
        scene.snapshot(null);
        for (javafx.scene.Node tile : sheet.getChildren()) {
            switch (tile) {
                case ValueCard card -> card.beat(NOW);
                case ValueBoard board -> board.beat(NOW);
                case TrendView trend -> trend.beat(NOW);
                default -> throw new IllegalStateException(tile.toString());
            }
        }
        return scene.snapshot(null);
    }

    private static int width() {
        return CARD + BOARD + TREND + 4 * GAP;
    }

    private void row(Situation situation, int top) {
        int point = situation.stage(plant);
        awaited = situation == Situation.WAITING ? point : awaited;
        ValueCard card = new ValueCard(sources, theme, words, chosen -> {});
        card.show(point);
        tile("card/" + situation, card, GAP, top, CARD, (int) card.heightFor(CARD));
        ValueBoard board = new ValueBoard(sources, theme, words, chosen -> {});
        board.show(new int[] {plant.points().deviceOf(point)});
        tile("board/" + situation, board, 2 * GAP + CARD, top, BOARD, 84);
        TrendSources past = new TrendSources(
                plant.points(),
                plant.live(),
                book,
                TrendHistory.none(null),
                device -> "Hall 1",
                ZoneId.of("UTC"),
                () -> NOW,
                () -> {});
        TrendView trend = new TrendView(past, theme, words);
        trend.show(point);
        tile("trend/" + situation, trend, 3 * GAP + CARD + BOARD, top, TREND, ROW);
    }

    private void tile(String name, Region widget, int left, int top, int width, int height) {
        widget.setManaged(false);
        widget.resizeRelocate(left, top, width, height);
        sheet.getChildren().add(widget);
        tiles.put(name, new Rectangle(left, top, width, height));
    }
}
