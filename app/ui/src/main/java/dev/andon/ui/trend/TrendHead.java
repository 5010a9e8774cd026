package dev.andon.ui.trend;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/**
 * The head of a trend: what is shown, of which device, and a summary at the right. Where there is no room for all of it the device goes first, then the
 * summary is cut; the title is cut last, and a tooltip says everything. FX thread.
 */
final class TrendHead extends Region {

    private static final double GAP = 8;
    private static final double LINE = 25;
    private static final double LEAST_WORD = 40;

    private final Label title;
    private final Label device;
    private final Label summary;
    private final Tooltip tip = new Tooltip();

    TrendHead(Label title, Label device, Label summary) {
        this.title = title;
        this.device = device;
        this.summary = summary;
        for (Label label : java.util.List.of(title, device, summary)) {
            label.setManaged(false);
            label.textProperty().addListener(changed -> requestLayout());
        }
        Tooltip.install(this, tip);
        getChildren().addAll(title, device, summary);
    }

    @Override
    protected void layoutChildren() {
        double titleWidth = Math.min(Math.ceil(title.prefWidth(-1)), getWidth());
        double wanted = Math.ceil(summary.prefWidth(-1));
        double rest = getWidth() - titleWidth - GAP;
        double deviceWanted = Math.ceil(device.prefWidth(-1));
        double summaryWidth = Math.min(wanted, Math.max(0, rest));
        double deviceWidth = Math.min(deviceWanted, rest - summaryWidth - GAP);
        place(title, 0, titleWidth);
        place(device, titleWidth + GAP, deviceWidth < Math.min(LEAST_WORD, deviceWanted) ? 0 : deviceWidth);
        place(summary, getWidth() - summaryWidth, summaryWidth < Math.min(LEAST_WORD, wanted) ? 0 : summaryWidth);
        tip.setText(String.join("\n", title.getText(), device.getText(), summary.getText())
                .strip());
    }

    private static void place(Label label, double x, double width) {
        label.setVisible(width > 0);
        label.resize(width, Math.ceil(label.prefHeight(-1)));
        label.relocate(x, Math.rint(LINE - label.getBaselineOffset()));
    }
}
