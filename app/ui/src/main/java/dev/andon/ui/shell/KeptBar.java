package dev.andon.ui.shell;

import dev.andon.runtime.Workspace;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Says on every screen, as long as the program runs, that the workspace's folder is away and what is shown in its place. FX thread. */
final class KeptBar extends Label {

    private static final double GLYPH = 16;

    KeptBar(Workspace.Kept kept, ZoneId zone, Words words) {
        DateTimeFormatter when = DateTimeFormatter.ofPattern(words.get("kept.time"), words.locale());
        String time =
                when.format(Instant.EPOCH.plus(kept.time(), ChronoUnit.MICROS).atZone(zone));
        setId("kept");
        getStyleClass().add("kept");
        setWrapText(true);
        setGraphic(Icon.HISTORY.node(GLYPH));
        setText(words.get("kept.told", time) + ' ' + words.get("kept.remedy", kept.folder()));
        setTooltip(new Tooltip(words.get("kept.tip")));
    }
}
