package dev.andon.ui.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.andon.model.PointId;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Workspace;
import dev.andon.ui.ScriptedLink;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.quality.LiveLook;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.Decimals;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A row by itself: nothing but its own changes makes it write anew. */
@ExtendWith(Headless.class)
@SuppressWarnings("NullAway.Init") // each story opens its own
class ValueRowTest {

    private static final String POINT = "press3#temperature";
    private static final RowColumns COLUMNS = RowColumns.of(900, true);

    private final ScriptedLink link = ScriptedLink.fresh();
    private Monitor monitor;
    private ValueRow row;

    @BeforeEach
    void open() {
        monitor = Monitor.of(new Workspace(
                "p", "Plant", ZoneId.of("UTC"), null, List.of(link.settings()), List.of(), List.of(), null));
        monitor.start();
        link.up();
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void aZeroThatWasBadIsAZeroAgain() {
        hear(0);
        show();
        assertThat(number().getText()).isEqualTo("0");
        link.bad(POINT);
        await(value -> !value.quality().live());
        assertThat(refreshed()).isEqualTo("– –");
        hear(0);
        assertThat(refreshed()).isEqualTo("0");
    }

    @Test
    void aNumberEndsInItsColumnHoweverLongItBecomes() {
        hear(0);
        show();
        assertThat(end()).isCloseTo(COLUMNS.numberRight(), within(0.01));
        hear(-123_456);
        assertThat(refreshed()).isEqualTo("−123,456");
        assertThat(end()).isCloseTo(COLUMNS.numberRight(), within(0.01));
        link.bad(POINT);
        await(value -> !value.quality().live());
        assertThat(refreshed()).isEqualTo("– –");
        assertThat(end()).as("in the font of what is not live").isCloseTo(COLUMNS.numberRight(), within(0.01));
    }

    private void hear(double wanted) {
        link.number(POINT, wanted);
        await(value -> value.quality().live() && value.number() == wanted);
    }

    private void await(Predicate<LiveValue> heard) {
        LiveValue value = new LiveValue();
        Awaitility.await().until(() -> monitor.live().read(handle(), value) && heard.test(value));
    }

    private int handle() {
        return monitor.points().find(PointId.parse(POINT));
    }

    private void show() {
        FxThread.call(() -> {
            Words words = Words.in(Locale.ENGLISH);
            row = new ValueRow(
                    LiveLook.of(monitor),
                    monitor.points().point(handle()),
                    new Decimals(),
                    new NumberText(Locale.ENGLISH),
                    new AgeText(words),
                    words);
            Scene scene = new Scene(new Group(row));
            scene.getStylesheets().setAll(Theme.standard().sheets());
            row.show(handle(), monitor.points().point(handle()), COLUMNS, 0, 0, 900, monitor.now());
            row.applyCss();
            return row;
        });
    }

    private String refreshed() {
        return FxThread.call(() -> {
            row.refresh(monitor.now());
            row.applyCss();
            return number().getText();
        });
    }

    private double end() {
        return FxThread.call(() -> number().getX() + number().getLayoutBounds().getWidth());
    }

    private Text number() {
        return (Text) Objects.requireNonNull(row.lookup(".value-number"));
    }
}
