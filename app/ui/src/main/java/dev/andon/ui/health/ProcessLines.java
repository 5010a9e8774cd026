package dev.andon.ui.health;

import dev.andon.ui.fx.FrameMeter;
import dev.andon.ui.fx.Freezes;
import dev.andon.ui.raster.RasterView;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** This process: its memory, its threads, how it draws, and whether its screen ever hung. FX thread. */
final class ProcessLines {

    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
    private static final double MEGA = 1e6;

    private final Section section;
    private final HealthBook book;
    private final Pen pen;
    private final Words words;
    private final NumberText numbers;
    private final AgeText ages;
    private final RasterView heap = new RasterView();
    private final Region heapRoom = HealthScreen.room(heap);
    private final Map<String, Label> values = new LinkedHashMap<>();

    ProcessLines(HealthBook book, Pen pen, Words words) {
        this.book = book;
        this.pen = pen;
        this.words = words;
        numbers = new NumberText(words.locale());
        ages = new AgeText(words);
        section = new Section("health-process", words.get("health.process"));
        heapRoom.managedProperty().bind(heapRoom.visibleProperty());
        for (String key :
                java.util.List.of("heap", "resident", "threads", "frames", "frame-time", "longest", "freezes")) {
            Label name = Section.wrapped(words.get("health.process." + key), "health-what");
            Label value = Section.label("health-number");
            value.setId("health-" + key);
            values.put(key, value);
            section.lines()
                    .getChildren()
                    .add(key.equals("heap") ? Section.line(name, value, heapRoom) : Section.line(name, value));
        }
    }

    Section section() {
        return section;
    }

    void show(Memory memory, FrameMeter.Drawing drawing, Freezes freezes, boolean phone) {
        heapRoom.setVisible(!phone);
        set("heap", words.get("health.heap", megas(memory.used()), megas(memory.committed()), megas(memory.most())));
        set("resident", memory.resident() < 0 ? words.get("health.unknown") : megas(memory.resident()) + " MB");
        set("threads", numbers.format(memory.threads(), 0));
        set("frames", words.get("health.per-second", numbers.format(drawing.framesASecond(), 0)));
        set(
                "frame-time",
                Double.isNaN(drawing.median())
                        ? words.get("health.unknown")
                        : words.get("health.median", millis(drawing.median()), millis(drawing.slow())));
        set("longest", millis(drawing.longest()) + " ms");
        set("freezes", told(freezes));
        Label hung = values.get("freezes");
        if (hung != null) {
            hung.pseudoClassStateChanged(FAULTY, freezes.count() > 0);
        }
        pen.draw(heap, book.heap());
    }

    private String told(Freezes freezes) {
        return freezes.count() == 0
                ? words.get("health.none")
                : words.get(
                        "health.freezes",
                        freezes.count(),
                        ages.format(freezes.longest()),
                        ages.format(freezes.sinceLast()));
    }

    private void set(String key, String text) {
        Label value = values.get(key);
        if (value != null) {
            value.setText(text);
        }
    }

    private String megas(long bytes) {
        return numbers.format(bytes / MEGA, 0);
    }

    private String millis(double millis) {
        return numbers.format(millis, millis < 10 ? 1 : 0);
    }
}
