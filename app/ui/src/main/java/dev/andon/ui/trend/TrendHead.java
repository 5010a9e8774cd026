package dev.andon.ui.trend;

import java.util.List;
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
    private double taken;
    private double below;

    TrendHead(Label title, Label device, Label summary) {
        this.title = title;
        this.device = device;
        this.summary = summary;
        for (Label label : List.of(title, device, summary)) {
            label.setManaged(false);
            label.textProperty().addListener(changed -> requestLayout());
        }
        Tooltip.install(this, tip);
        getChildren().addAll(title, device, summary);
    }

    /**
     * @param right room that something else takes at the right of the first line, px
     * @param line where the summary has a line of its own, its baseline, px from the top; 0: it stands in the first one
     */
    void form(double right, double line) {
        if (taken != right || below != line) {
            taken = right;
            below = line;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, getWidth() - taken);
        double titleWidth = Math.min(Math.ceil(title.prefWidth(-1)), width);
        double wanted = Math.ceil(summary.prefWidth(-1));
        double rest = width - titleWidth - GAP;
        double deviceWanted = Math.ceil(device.prefWidth(-1));
        double summaryWidth = below > 0 ? 0 : Math.min(wanted, Math.max(0, rest));
        double deviceWidth = Math.min(deviceWanted, rest - summaryWidth - GAP);
        place(title, 0, titleWidth, LINE);
        place(device, titleWidth + GAP, deviceWidth < Math.min(LEAST_WORD, deviceWanted) ? 0 : deviceWidth, LINE);
        if (below > 0) {
            place(summary, 0, Math.min(wanted, getWidth()), below);
        } else {
            double shown = summaryWidth < Math.min(LEAST_WORD, wanted) ? 0 : summaryWidth;
            place(summary, width - summaryWidth, shown, LINE);
        }
        tip.setText(String.join("\n", title.getText(), device.getText(), summary.getText())
                .strip());
    }

    private static void place(Label label, double x, double width, double line) {
        label.setVisible(width > 0);
        label.resize(width, Math.ceil(label.prefHeight(-1)));
        label.relocate(x, Math.rint(line - label.getBaselineOffset()));
    }
}
