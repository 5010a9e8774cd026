package dev.andon.desktop;

import dev.andon.runtime.Pin;
import dev.andon.ui.shell.Shell;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices when live values can be seen for the first time, and logs how long people waited for them. FX thread. */
final class FirstValues {

    private static final Logger LOG = LoggerFactory.getLogger(FirstValues.class);

    private final Shell shell;
    private final Runnable then;
    private final Pin beats;

    FirstValues(Shell shell, Runnable then) {
        this.shell = shell;
        this.then = then;
        this.beats = shell.pulse().onBeat(this::look);
    }

    private void look(long now) {
        if (shell.showsValues()) {
            beats.close();
            long waited = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            LOG.info("first live values on the screen {} ms after the start", waited);
            then.run();
        }
    }
}
