package dev.andon.connector.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Sets how long the tests of a module wait for what is to happen, where they name no time: a busy machine may be slow, and only what never
 * happens is a failure. Found by JUnit as a service.
 */
public final class Patience implements LauncherSessionListener {

    private static final Duration FOR_ANYTHING = Duration.ofSeconds(60);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(FOR_ANYTHING);
    }
}
