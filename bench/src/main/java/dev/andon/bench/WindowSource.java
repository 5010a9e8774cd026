package dev.andon.bench;

import dev.andon.connector.Connector;
import dev.andon.connector.Delivery;
import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Many devices in the same process: all of them once, then so many samples a second round and round. */
final class WindowSource implements Connector {

    private static final int TURNS_A_SECOND = 100;
    private static final double AROUND = 2 * Math.PI;

    private final int devices;
    private final int points;
    private final long rate;
    private final boolean moving;
    private volatile boolean closed;
    private @Nullable Thread thread;

    WindowSource(Map<String, String> options) {
        devices = Integer.parseInt(options.getOrDefault("devices", "100"));
        points = Integer.parseInt(options.getOrDefault("points", "10"));
        rate = Long.parseLong(options.getOrDefault("rate", "1000"));
        moving = Boolean.parseBoolean(options.getOrDefault("moving", "false"));
    }

    @Override
    public void start(Inbox inbox) {
        thread = Thread.ofPlatform().name("bench-source").daemon().start(() -> run(inbox));
    }

    @Override
    public CompletionStage<Delivery> send(Outgoing message) {
        return CompletableFuture.completedFuture(new Delivery.Taken(true));
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run(Inbox inbox) {
        inbox.link(new LinkState.Up(Instant.EPOCH.plusNanos(inbox.now() * 1_000), "bench"));
        int[] handles = new int[devices * points];
        for (int device = 0; device < devices; device++) {
            int handle = inbox.device("hall" + device % 20 + "/line" + device / 20 % 50 + "/machine" + device);
            for (int point = 0; point < points; point++) {
                handles[device * points + point] = inbox.point(handle, name(point), Kind.NUMBER);
            }
        }
        put(inbox, handles, 0, handles.length);
        long next = System.nanoTime();
        long sent = 0;
        long begin = next;
        while (!closed) {
            next += 1_000_000_000L / TURNS_A_SECOND;
            LockSupport.parkNanos(next - System.nanoTime());
            long due = (System.nanoTime() - begin) / 1_000 * rate / 1_000_000;
            put(inbox, handles, (int) (sent % handles.length), (int) Math.min(handles.length, due - sent));
            sent = due;
        }
    }

    private String name(int point) {
        if (moving && point < 2) {
            return point == 0 ? "latitude" : "longitude";
        }
        return "p" + point;
    }

    private void put(Inbox inbox, int[] handles, int from, int count) {
        SampleBatch batch = inbox.take();
        for (int done = 0; done < count; done++) {
            int at = (from + done) % handles.length;
            if (batch.room() == 0) {
                inbox.put(batch);
                batch = inbox.take();
            }
            long now = inbox.now();
            batch.addNumber(handles[at], value(at, now), now, now);
        }
        inbox.put(batch);
    }

    private double value(int at, long now) {
        double phase = now / 60e6 + at * 0.37;
        int point = at % points;
        if (moving && point < 2) {
            int device = at / points;
            return point == 0
                    ? 47 + device % 100 * 0.07 + Math.sin(phase * AROUND) * 0.02
                    : 6 + Math.floorDiv(device, 100) % 100 * 0.09 + Math.cos(phase * AROUND) * 0.02;
        }
        return 50 + 20 * Math.sin(phase * AROUND);
    }
}
