// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import dev.andon.runtime.Pin;
import dev.andon.ui.screen.Surroundings;
import java.nio.file.Path;
import javafx.scene.paint.Color;

/**
 * What the program asks of the thing it runs on, beside what its screens do. Everything has an answer everywhere: where a device lacks something, nothing happens and the
 * answer says so. FX thread, but for {@link #storage} and {@link #device}, which any thread may ask.
 */
interface PhonePlatform extends Surroundings {

    /** Says on Android and iOS, and nowhere else, which of them it is; Attach goes by it as well, and warns of each service without it. */
    String SYSTEM = "javafx.platform";

    /** What answers here: Gluon Attach on a phone, and plain Java for what it does not have, and on a desk for everything. */
    static PhonePlatform here() {
        PhonePlatform plain = PlainPlatform.ofUser();
        return System.getProperty(SYSTEM) == null ? plain : new AttachPlatform(plain);
    }

    /** The folder that belongs to this program alone; it need not exist yet. */
    Path storage();

    /** What this is, for the log. */
    Device device();

    /**
     * Tells when the program goes into the background, and when it comes back to the front, until the pin is closed. Either may be told twice in a
     * row, and a device may forget to tell.
     */
    Pin onLifecycle(Runnable pause, Runnable resume);

    /** Gives the system's bar above the program the colour of the program's own. */
    void statusBar(Color colour);

    /**
     * Makes itself felt, shortly.
     *
     * @return whether the device can
     */
    boolean vibrate();

    /**
     * Tells something to a person who does not look at the program.
     *
     * @return whether the device can; else it must be shown in the program
     */
    boolean notify(String title, String text);

    /**
     * A device.
     *
     * @param model such as {@code Pixel 8}
     * @param system such as {@code Android}
     * @param version of the system
     */
    record Device(String model, String system, String version) {}
}
