package dev.andon.ui.shell;

import dev.andon.model.Problem;
import dev.andon.runtime.LinkStatus;
import dev.andon.runtime.Workspace;
import dev.andon.ui.pull.PullToRefresh;
import dev.andon.ui.screen.Address;
import dev.andon.ui.text.Words;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every screen. On the desk a rail at the left, a bar above and the status line below; on the phone, that is where it is narrower
 * than {@link #PHONE_BELOW}, a bar above and the screens under the thumb. FX thread.
 */
final class Frame extends Region {

    /** A window narrower than this, px, is a phone. */
    static final double PHONE_BELOW = 600;

    private static final double STATUS = 28;
    private static final double RAIL = 56;
    private static final double BOTTOM = 64;
    private static final double PAD = 16;
    // Lists that are read from the top; elsewhere a finger that goes down means something else.
    private static final Set<String> PULLED = Set.of("overview", "devices", "health");

    private final Rail rail;
    private final BottomBar bottom;
    private final TopBar bar;
    private final StatusLine status;
    private final @Nullable KeptBar kept;
    private final EmptyState empty;
    private final PullToRefresh pull;
    private final StackPane content = new StackPane();
    private @Nullable Region over;
    private boolean phone;
    private String screen = "";

    Frame(
            List<ScreenEntry> entries,
            List<Problem> mistakes,
            Workspace workspace,
            Words words,
            Consumer<Address> go,
            TopBar.Actions actions,
            PullToRefresh pull) {
        getStyleClass().add("andon");
        rail = new Rail(entries, words, go);
        bottom = new BottomBar(entries, words, go);
        bar = new TopBar(words, actions);
        status = new StatusLine(mistakes, words, workspace.timeZone());
        Workspace.Kept away = workspace.kept();
        kept = away == null ? null : new KeptBar(away, workspace.timeZone(), words);
        empty = new EmptyState(words, go);
        empty.setVisible(false);
        content.setId("content");
        this.pull = pull;
        BooleanSupplier pulled = () -> phone && PULLED.contains(screen);
        pull.over(content, pulled);
        pull.over(empty, pulled);
        getChildren().addAll(content, empty, pull, bar, rail, status);
        if (kept != null) {
            getChildren().add(kept);
        }
        widthProperty().addListener(changed -> reform());
    }

    /** Puts a screen into the frame. */
    void show(Region screen, String lit) {
        if (!content.getChildren().contains(screen)) {
            content.getChildren().setAll(screen);
        }
        rail.light(lit);
        bottom.light(lit);
    }

    /** Puts something over everything, such as the search. */
    void cover(Region cover) {
        getChildren().add(cover);
        over = cover;
        requestLayout();
    }

    /** Says how everything stands; a few times a second. */
    void tell(Moment moment) {
        screen = moment.screen();
        bar.show(moment);
        status.show(moment);
        pull.show();
    }

    /**
     * Says why there is nothing to see, where there is nothing, in place of the screen.
     *
     * @return whether the screen comes into sight with this
     */
    boolean explain(boolean nothing, List<LinkStatus> links, long now) {
        boolean begins = !nothing && empty.isVisible();
        empty.setVisible(nothing);
        content.setVisible(!nothing);
        if (nothing) {
            empty.show(links, now);
        }
        return begins;
    }

    /** Whether it is said why there is nothing to see, in place of the screen. */
    boolean explains() {
        return empty.isVisible();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double left = phone ? 0 : RAIL;
        double top = phone ? TopBar.PHONE_HEIGHT : TopBar.HEIGHT;
        double foot = phone ? BOTTOM : STATUS;
        bar.resizeRelocate(left, 0, width - left, top);
        if (phone) {
            bottom.resizeRelocate(0, height - BOTTOM, width, BOTTOM);
        } else {
            rail.resizeRelocate(0, 0, RAIL, height);
            status.resizeRelocate(left, height - STATUS, width - left, STATUS);
        }
        if (kept != null) {
            double high = Math.ceil(kept.prefHeight(width - left));
            kept.resizeRelocate(left, top, width - left, high);
            top += high;
        }
        content.resizeRelocate(left, top, width - left, Math.max(0, height - top - foot));
        if (over != null) {
            over.resizeRelocate(0, 0, width, height);
        }
        double pullWidth = Math.min(Math.ceil(pull.prefWidth(-1)), Math.max(0, width - left - 2 * PAD));
        pull.resizeRelocate(
                Math.rint(left + (width - left - pullWidth) / 2),
                top + PAD,
                pullWidth,
                Math.ceil(pull.prefHeight(pullWidth)));
        empty.resizeRelocate(
                left + PAD, top + PAD, Math.max(0, width - left - 2 * PAD), Math.max(0, height - top - foot - 2 * PAD));
    }

    /** Takes on the form of the phone or the desk; what the other form has is not there at all. */
    private void reform() {
        boolean narrow = getWidth() < PHONE_BELOW;
        if (narrow != phone) {
            phone = narrow;
            bar.phone(phone);
            List<Region> deskOnly = List.of(rail, status);
            if (phone) {
                getChildren().removeAll(deskOnly);
                getChildren().add(bottom);
            } else {
                getChildren().remove(bottom);
                getChildren().addAll(deskOnly);
            }
            if (over != null) {
                over.toFront();
            }
        }
    }
}
