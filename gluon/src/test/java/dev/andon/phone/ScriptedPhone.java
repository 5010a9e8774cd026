// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import dev.andon.runtime.Pin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/** A phone that goes into the background when a test says so. */
final class ScriptedPhone implements PhonePlatform {

    final List<Color> statusBars = new ArrayList<>();
    private final Path storage;
    private Runnable pause = () -> {};
    private Runnable resume = () -> {};

    ScriptedPhone(Path storage) {
        this.storage = storage;
    }

    void goIntoBackground() {
        pause.run();
    }

    void comeBack() {
        resume.run();
    }

    @Override
    public Path storage() {
        return storage;
    }

    @Override
    public Device device() {
        return new Device("a phone", "a test", "1");
    }

    @Override
    public Pin onLifecycle(Runnable toBackground, Runnable toFront) {
        pause = toBackground;
        resume = toFront;
        return () -> {
            pause = () -> {};
            resume = () -> {};
        };
    }

    @Override
    public void statusBar(Color colour) {
        statusBars.add(colour);
    }

    @Override
    public boolean vibrate() {
        return false;
    }

    @Override
    public boolean notify(String title, String text) {
        return false;
    }
}
