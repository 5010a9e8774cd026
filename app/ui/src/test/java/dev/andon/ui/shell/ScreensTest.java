package dev.andon.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.ScriptedPlant;
import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class ScreensTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void aScreenDoesNotMoveBehindWhatCoversIt() {
        try (ScriptedPlant plant = new ScriptedPlant()) {
            ScreenEntry entry = new ScreenEntry("only", null, "only", true, console -> new Noting());
            Screens screens = new Screens(List.of(entry), plant.console, Address.of("only"));
            screens.beat(1, true);
            screens.beat(2, true);
            assertThat(told).containsExactly("enter 1");
            screens.beat(3, false);
            assertThat(told).containsExactly("enter 1", "beat 3");
            screens.close();
        }
    }

    private final class Noting implements Screen {

        private final Region node = new Region();

        @Override
        public Region node() {
            return node;
        }

        @Override
        public boolean show(String subject) {
            return true;
        }

        @Override
        public Heading heading() {
            return new Heading("", "");
        }

        @Override
        public void enter(long now) {
            told.add("enter " + now);
        }

        @Override
        public void beat(long now) {
            told.add("beat " + now);
        }
    }
}
