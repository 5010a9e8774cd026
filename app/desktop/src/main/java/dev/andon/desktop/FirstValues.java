package dev.andon.desktop;

import dev.andon.connector.LinkState;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Pin;
import dev.andon.ui.shell.Shell;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when values can be seen for the first time, those that are remembered and those that are live, and logs how long people waited for them. FX
 * thread.
 */
final class FirstValues {

    private static final Logger LOG = LoggerFactory.getLogger(FirstValues.class);

    private final Monitor monitor;
    private final Shell shell;
    private final Runnable then;
    private final Pin beats;
    private final boolean remembers;
    private boolean remembered;
    private boolean done;

    /** @param then runs once: when live values can be seen, or remembered ones while no live ones are on their way */
    FirstValues(Monitor monitor, Shell shell, Runnable then) {
        this.monitor = monitor;
        this.shell = shell;
        this.then = then;
        this.remembers = remembers(monitor);
        this.beats = shell.pulse().onBeat(this::look);
    }

    private static boolean remembers(Monitor monitor) {
        LiveValue value = new LiveValue();
        return IntStream.range(0, monitor.points().size())
                .anyMatch(point -> monitor.live().read(point, value) && value.restored());
    }

    private void look(long now) {
        boolean live = shell.showsValues();
        if (live) {
            beats.close();
            tell("first live");
        } else if (remembers && !remembered && shell.shown()) {
            remembered = true;
            tell("remembered");
        }
        if (!done && (live || (remembered && !coming()))) {
            done = true;
            then.run();
        }
    }

    /** Whether live values may be on their way: a link is up, or is being made. */
    private boolean coming() {
        return monitor.links().stream()
                .anyMatch(link -> link.state() instanceof LinkState.Up || link.state() instanceof LinkState.Connecting);
    }

    private static void tell(String which) {
        long waited = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        LOG.info("{} values on the screen {} ms after the start", which, waited);
    }
}
