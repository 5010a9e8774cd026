package dev.andon.ui.health;

import dev.andon.runtime.Health;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Everything that is counted: how much a second, how much in all, and the last ten minutes. FX thread. */
final class CounterLines {

    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    private final Section section;
    private final HealthBook book;
    private final Pen pen;
    private final Words words;
    private final NumberText numbers;
    private final Map<Gauge, Line> lines = new EnumMap<>(Gauge.class);

    CounterLines(HealthBook book, Pen pen, Words words) {
        this.book = book;
        this.pen = pen;
        this.words = words;
        numbers = new NumberText(words.locale());
        section = new Section("health-counters", words.get("health.counters"));
        section.tally(words.get("health.ten-minutes"));
        for (Gauge gauge : Gauge.values()) {
            Line line = new Line(gauge);
            lines.put(gauge, line);
            section.lines().getChildren().add(line.whole);
        }
    }

    Section section() {
        return section;
    }

    void show(Health health, boolean phone) {
        lines.forEach((gauge, line) -> {
            Ring ring = book.of(gauge);
            long count = HealthBook.count(gauge, health);
            double rate = ring.size() == 0 ? 0 : ring.ago(0);
            line.rate.setText(gauge.counter() ? words.get("health.per-second", numbers.format(rate, 0)) : "");
            line.total.setText(numbers.format((double) count, 0));
            line.total.pseudoClassStateChanged(FAULTY, gauge.loss() && count > 0);
            line.sparkRoom.setVisible(!phone);
            pen.draw(line.spark, ring);
        });
    }

    private final class Line {

        private final Label rate = Section.number("secondary", 64);
        private final Label total = Section.number("health-number", 84);
        private final RasterView spark = new RasterView();
        private final Region sparkRoom = HealthScreen.room(spark);
        private final HBox whole;

        Line(Gauge gauge) {
            Label name = Section.wrapped(words.get(gauge.key()), "health-what");
            sparkRoom.managedProperty().bind(sparkRoom.visibleProperty());
            whole = Section.line(name, rate, total, sparkRoom);
            whole.setId("health-counter-" + gauge.name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
