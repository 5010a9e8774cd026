// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import dev.andon.model.GeoPosition;
import dev.andon.runtime.Pin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    public Pin onPosition(Consumer<GeoPosition> listener) {
        return () -> {};
    }

    @Override
    public boolean share(String subject, String text) {
        return false;
    }

    @Override
    public void statusBar(Color colour) {
        statusBars.add(colour);
    }

    @Override
    public boolean connected() {
        return true;
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
