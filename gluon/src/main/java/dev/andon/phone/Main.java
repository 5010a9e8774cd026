// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import javafx.application.Application;

/** The entry point, on the phone and on the JVM of a desk. Deliberately no JavaFX application class, so that it starts from the class path. */
public final class Main {

    private Main() {}

    /** Runs the program until it is ended. */
    public static void main(String[] arguments) {
        Application.launch(PhoneProgram.class, arguments);
    }
}
