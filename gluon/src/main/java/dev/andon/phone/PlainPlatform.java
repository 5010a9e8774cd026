// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import dev.andon.runtime.Pin;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.paint.Color;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What plain Java can do: enough to run on a desk, and what a phone falls back to. */
final class PlainPlatform implements PhonePlatform {

    /** Puts the folder elsewhere, for trying things out. */
    static final String STORAGE = "andon.phone.storage";

    private static final Logger LOG = LoggerFactory.getLogger(PlainPlatform.class);
    private static final String FOLDER = ".andon-phone";

    private final Path storage;

    PlainPlatform(Path storage) {
        this.storage = storage;
    }

    /** With a folder of its own in the user's. */
    static PlainPlatform ofUser() {
        String chosen = System.getProperty(STORAGE, "");
        return new PlainPlatform(
                chosen.isEmpty() ? Path.of(System.getProperty("user.home", "."), FOLDER) : Path.of(chosen));
    }

    @Override
    public Path storage() {
        return storage;
    }

    @Override
    public Device device() {
        return new Device(
                System.getProperty("os.arch", ""),
                System.getProperty("os.name", ""),
                System.getProperty("os.version", ""));
    }

    /** Never told: a window on a desk that is not looked at goes on. */
    @Override
    public Pin onLifecycle(Runnable pause, Runnable resume) {
        return () -> {};
    }

    @Override
    public boolean shares() {
        return true;
    }

    /** Into the clipboard. */
    @Override
    public boolean share(String subject, String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        return Clipboard.getSystemClipboard().setContent(content);
    }

    /** There is none. */
    @Override
    public void statusBar(Color colour) {}

    @Override
    public boolean connected() {
        try {
            return NetworkInterface.networkInterfaces().anyMatch(PlainPlatform::leadsOut);
        } catch (SocketException e) {
            LOG.debug("the networks cannot be listed: {}", e.toString());
            return true;
        }
    }

    private static boolean leadsOut(NetworkInterface network) {
        try {
            return network.isUp()
                    && !network.isLoopback()
                    && network.inetAddresses().anyMatch(address -> !address.isLinkLocalAddress());
        } catch (SocketException e) {
            LOG.debug("{} cannot be asked: {}", network.getName(), e.toString());
            return false;
        }
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
