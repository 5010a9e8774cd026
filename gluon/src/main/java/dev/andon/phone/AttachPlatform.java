// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import com.gluonhq.attach.device.DeviceService;
import com.gluonhq.attach.lifecycle.LifecycleEvent;
import com.gluonhq.attach.lifecycle.LifecycleService;
import com.gluonhq.attach.position.Position;
import com.gluonhq.attach.position.PositionService;
import com.gluonhq.attach.share.ShareService;
import com.gluonhq.attach.statusbar.StatusBarService;
import com.gluonhq.attach.storage.StorageService;
import dev.andon.model.GeoPosition;
import dev.andon.runtime.Pin;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.paint.Color;

/**
 * What Gluon Attach offers on Android and iOS. Each service is there or not by itself, and what is not there is left to another platform; so are
 * connectivity, vibration and notifications, whose services are not to be had from the registry.
 */
final class AttachPlatform implements PhonePlatform {

    private final PhonePlatform otherwise;

    AttachPlatform(PhonePlatform otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Path storage() {
        return StorageService.create()
                .flatMap(StorageService::getPrivateStorage)
                .map(File::toPath)
                .orElseGet(otherwise::storage);
    }

    @Override
    public Device device() {
        return DeviceService.create()
                .map(device -> new Device(device.getModel(), device.getPlatform(), device.getVersion()))
                .orElseGet(otherwise::device);
    }

    @Override
    public Pin onLifecycle(Runnable pause, Runnable resume) {
        Optional<LifecycleService> service = LifecycleService.create();
        if (service.isEmpty()) {
            return otherwise.onLifecycle(pause, resume);
        }
        LifecycleService lifecycle = service.get();
        lifecycle.addListener(LifecycleEvent.PAUSE, pause);
        lifecycle.addListener(LifecycleEvent.RESUME, resume);
        return () -> {
            lifecycle.removeListener(LifecycleEvent.PAUSE, pause);
            lifecycle.removeListener(LifecycleEvent.RESUME, resume);
        };
    }

    @Override
    public boolean locates() {
        return PositionService.create().isPresent();
    }

    @Override
    public Pin onPosition(Consumer<GeoPosition> listener) {
        Optional<PositionService> service = PositionService.create();
        if (service.isEmpty()) {
            return otherwise.onPosition(listener);
        }
        PositionService positions = service.get();
        InvalidationListener moved = changed -> {
            Position now = positions.getPosition();
            if (now != null) {
                listener.accept(new GeoPosition(now.getLatitude(), now.getLongitude()));
            }
        };
        positions.positionProperty().addListener(moved);
        positions.start();
        return () -> {
            positions.positionProperty().removeListener(moved);
            positions.stop();
        };
    }

    @Override
    public boolean shares() {
        return ShareService.create().isPresent() || otherwise.shares();
    }

    @Override
    public boolean share(String subject, String text) {
        Optional<ShareService> service = ShareService.create();
        service.ifPresent(sharing -> sharing.share(subject, text));
        return service.isPresent() || otherwise.share(subject, text);
    }

    @Override
    public void statusBar(Color colour) {
        StatusBarService.create().ifPresentOrElse(bar -> bar.setColor(colour), () -> otherwise.statusBar(colour));
    }

    @Override
    public boolean connected() {
        return otherwise.connected();
    }

    @Override
    public boolean vibrate() {
        return otherwise.vibrate();
    }

    @Override
    public boolean notify(String title, String text) {
        return otherwise.notify(title, text);
    }
}
