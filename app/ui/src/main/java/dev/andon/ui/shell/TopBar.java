package dev.andon.ui.shell;

import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The bar at the top: the way back, what is looked at and where it is, what needs someone, whether the program is connected, and the search. On a
 * phone in two lines. FX thread.
 */
final class TopBar extends Region {

    /** Its height, px. */
    static final double HEIGHT = 44;
    /** Its height on a phone, px. */
    static final double PHONE_HEIGHT = 76;

    private static final double PAD = 16;
    private static final double PHONE_PAD = 12;
    private static final double TITLE_LINE = 44;
    private static final double ICON = 18;
    private static final double PHONE_GAP = 4;
    private static final double GAP = 12;
    private static final double ROOMY_FROM = 900;
    private static final double PATH_LEAST = 60;

    private final Words words;
    private final HBox steps;
    private final Button back;
    private final Button forward;
    private final Label title = new Label();
    private final Label path = new Label();
    private final Banner banner;
    private final LinkMark connection = new LinkMark();
    private final SearchButton search;
    private final LinkWords linkWords;
    private boolean phone;

    /** What its buttons do. */
    record Actions(Runnable back, Runnable forward, Runnable search, Runnable findings) {}

    TopBar(Words words, Actions actions) {
        this.words = words;
        this.linkWords = new LinkWords(words);
        setId("bar");
        getStyleClass().add("bar");
        back = step("back", Icon.BACK, actions.back());
        forward = step("forward", Icon.FORWARD, actions.forward());
        steps = new HBox(back, forward);
        steps.setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("bar-title");
        title.setId("title");
        path.getStyleClass().add("crumb");
        path.setId("path");
        banner = new Banner(words, actions.findings());
        connection.setId("connection");
        search = new SearchButton(words, actions.search());
        getChildren().addAll(steps, title, path, banner, connection, search);
    }

    /** Lays itself out for the phone or the desk. */
    void phone(boolean narrow) {
        phone = narrow;
        forward.setVisible(!narrow);
        forward.setManaged(!narrow);
        title.getStyleClass().setAll("label", narrow ? "phone-title" : "bar-title");
        requestLayout();
    }

    void show(Moment moment) {
        title.setText(moment.heading().title());
        path.setText(moment.heading().path());
        back.setDisable(!moment.canGoBack());
        forward.setDisable(!moment.canGoForward());
        banner.show(moment.root());
        boolean faulty = moment.faulty();
        String state = phone ? linkWords.brief(moment.links(), moment.now()) : "";
        connection.show(moment.up() > 0 && !faulty, faulty, state.isEmpty() ? connectionText(moment) : state);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (phone) {
            layoutPhone();
        } else {
            layoutDesk();
        }
    }

    private void layoutDesk() {
        double middle = HEIGHT / 2;
        double left = PAD - 8;
        left = place(steps, left, middle, steps.prefWidth(-1)) + 8;
        boolean roomy = getWidth() >= ROOMY_FROM;
        double searchWidth = roomy ? SearchButton.WIDE : SearchButton.NARROW;
        search.wide(roomy);
        double right = getWidth() - PAD - searchWidth;
        place(search, right, middle, searchWidth);
        double linkWidth = Math.ceil(connection.prefWidth(-1));
        right -= linkWidth + PAD;
        place(connection, right, middle, linkWidth);
        if (banner.isVisible()) {
            double bannerWidth = Math.ceil(banner.prefWidth(-1));
            right -= bannerWidth + PAD;
            place(banner, right, middle, bannerWidth);
        }
        double room = Math.max(0, right - PAD - left);
        double titleWidth = Math.min(Math.ceil(title.prefWidth(-1)), room);
        path.setVisible(room - titleWidth > PATH_LEAST);
        double line = middle + 5;
        baseline(title, left, titleWidth, line);
        baseline(path, left + titleWidth + GAP, Math.max(0, room - titleWidth - GAP), line);
    }

    private void layoutPhone() {
        double middle = TITLE_LINE / 2 + 4;
        double left = PHONE_PAD;
        steps.setVisible(!back.isDisabled());
        if (steps.isVisible()) {
            place(steps, PHONE_GAP, middle, TITLE_LINE);
            left = PHONE_GAP + TITLE_LINE;
        }
        search.wide(false);
        double right = getWidth() - PHONE_GAP - TITLE_LINE;
        search.resizeRelocate(right, middle - TITLE_LINE / 2, TITLE_LINE, TITLE_LINE);
        if (banner.isVisible()) {
            double bannerWidth = Math.ceil(banner.prefWidth(-1));
            right -= bannerWidth + PHONE_GAP;
            place(banner, right, middle, bannerWidth);
        }
        double line = middle + 8;
        baseline(title, left, Math.max(0, right - 8 - left), line);
        double below = PHONE_HEIGHT - 14;
        double linkWidth = Math.min(getWidth() - 2 * PHONE_PAD, Math.ceil(connection.prefWidth(-1)));
        place(connection, PHONE_PAD, below, linkWidth);
        double pathLeft = PHONE_PAD + linkWidth + GAP;
        path.setVisible(true);
        baseline(path, pathLeft, Math.max(0, getWidth() - PHONE_PAD - pathLeft), below + 4);
    }

    private static double place(Region node, double left, double middle, double width) {
        double height = Math.ceil(node.prefHeight(width));
        node.resizeRelocate(left, Math.rint(middle - height / 2), width, height);
        return left + width;
    }

    private static void baseline(Label label, double left, double width, double line) {
        label.resize(width, Math.ceil(label.prefHeight(-1)));
        label.relocate(left, Math.rint(line - label.getBaselineOffset()));
    }

    private Button step(String name, Icon icon, Runnable pressed) {
        Button button = new Button(null, icon.node(ICON));
        button.setId(name);
        button.getStyleClass().add("step");
        button.setAccessibleText(words.get("bar." + name));
        button.setTooltip(new Tooltip(words.get("bar." + name + ".tip")));
        button.setOnAction(press -> pressed.run());
        button.setDisable(true);
        return button;
    }

    private String connectionText(Moment moment) {
        int links = moment.links().size();
        long up = moment.up();
        if (up == links && links > 0) {
            return words.get("bar.connected");
        }
        if (up == 0) {
            return words.get(moment.faulty() || links == 0 ? "bar.disconnected" : "bar.connecting");
        }
        return words.get("bar.partly", up, links);
    }
}
