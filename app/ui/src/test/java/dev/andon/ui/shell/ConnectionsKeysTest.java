package dev.andon.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import dev.andon.ui.screen.Address;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those who do not see, or do not use a mouse, need of the connections: a name, a role, an id, and the focus in sight. */
@ExtendWith(Headless.class)
class ConnectionsKeysTest {

    private static final PseudoClass FOCUS_VISIBLE = PseudoClass.getPseudoClass("focus-visible");

    @ParameterizedTest
    @CsvSource({"1280, 800, ''", "1280, 800, add", "1280, 800, line", "390, 844, ''", "390, 844, add"})
    void everyControlHasANameARoleAndAnIdAndIsReachedByTabWhereItCanBeSeen(
            double width, double height, String subject) {
        try (OpenWindow window = new OpenWindow(width, height)) {
            FxThread.call(() -> window.shell().go(new Address("connections", subject)));
            String last = subject.isEmpty() ? "connection-line-remove" : "connection-cancel";
            window.until("it is open", () -> window.byId(last) != null);
            List<Control> controls = FxThread.call(() -> controls(page(window)));

            assertThat(controls).hasSizeGreaterThan(4);
            Set<String> ids = new LinkedHashSet<>();
            for (Control control : controls) {
                assertThat(control.getId()).as(control.toString()).isNotBlank();
                assertThat(ids.add(control.getId()))
                        .as("one id each: " + control)
                        .isTrue();
                assertThat(FxThread.call(() -> (String) control.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                        .as("what " + control.getId() + " is called")
                        .isNotBlank();
                assertThat(control.getAccessibleRole())
                        .as("what " + control.getId() + " is")
                        .isNotIn(EnumSet.of(AccessibleRole.NODE, AccessibleRole.PARENT));
            }

            FxThread.call(() -> {
                controls.getFirst().requestFocus();
                return controls;
            });
            Set<String> reached = new LinkedHashSet<>();
            for (int step = 0; step < controls.size(); step++) {
                window.press(KeyCode.TAB);
                Node owner = FxThread.call(() -> window.shell().scene().getFocusOwner());
                if (ids.contains(owner.getId())) {
                    reached.add(owner.getId());
                    assertThat(owner.getPseudoClassStates()).contains(FOCUS_VISIBLE);
                    window.until(owner.getId() + " is in sight", () -> inSight(owner, page(window)));
                }
            }
            reached.add(controls.getFirst().getId());
            assertThat(reached).containsAll(ids);
        }
    }

    private static ScrollPane page(OpenWindow window) {
        return (ScrollPane) Objects.requireNonNull(window.byId("connections"));
    }

    /** Those that can be seen and used, without the parts that they are made of. */
    private static List<Control> controls(ScrollPane page) {
        List<Control> found = new ArrayList<>();
        gather((Parent) page.getContent(), found);
        return found.stream()
                .filter(control -> control.isFocusTraversable() && !control.isDisabled())
                .collect(Collectors.toList());
    }

    private static void gather(Parent parent, List<Control> found) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && child instanceof Control control) {
                found.add(control);
            } else if (child.isVisible() && child instanceof Parent inner) {
                gather(inner, found);
            }
        }
    }

    private static boolean inSight(Node node, ScrollPane page) {
        Bounds seen = node.localToScene(node.getBoundsInLocal());
        Bounds room = page.localToScene(page.getBoundsInLocal());
        return seen.getMinY() >= room.getMinY() - 4 && seen.getMaxY() <= room.getMaxY() + 4;
    }
}
