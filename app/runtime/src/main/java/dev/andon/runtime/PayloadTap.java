package dev.andon.runtime;

import dev.andon.connector.Payload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The newest payloads of one device as they were received, for as long as somebody looks at them. Any thread; {@link #revision} is cheap to poll.
 */
public final class PayloadTap implements Pin {

    /** So many payloads are kept. */
    public static final int MOST = 20;

    private final String device;
    private final Taps taps;
    private final Deque<Payload> newestFirst = new ArrayDeque<>();
    private volatile int handle = -1;
    private final AtomicLong revision = new AtomicLong();

    /**
     * A tap that is not in the list as yet.
     *
     * @param before what was kept of it already, newest first
     */
    PayloadTap(String device, Taps taps, List<Payload> before) {
        this.device = device;
        this.taps = taps;
        before.stream().limit(MOST).forEach(newestFirst::addLast);
    }

    /** The id of the device, which may be one that was not heard yet. */
    public String device() {
        return device;
    }

    /** Rises with every payload. */
    public long revision() {
        return revision.get();
    }

    /** What there is, newest first, at most {@link #MOST}. */
    public synchronized List<Payload> payloads() {
        return List.copyOf(newestFirst);
    }

    /** No more payloads are kept, and those that were are let go. */
    @Override
    public void close() {
        taps.remove(this);
        synchronized (this) {
            newestFirst.clear();
        }
    }

    /** Whether one of the points is the device's. */
    boolean wants(PointTable points, int[] handles, int count) {
        if (handle < 0) {
            handle = points.findDevice(device);
        }
        for (int index = 0; index < count && handle >= 0; index++) {
            if (points.deviceOf(handles[index]) == handle) {
                return true;
            }
        }
        return false;
    }

    /** Whether an address is the device's by its name alone: itself, or right below. */
    boolean wants(String address) {
        return belongs(device, address);
    }

    synchronized void add(Payload payload) {
        newestFirst.addFirst(payload);
        if (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
        revision.incrementAndGet();
    }

    /** Whether an address is a device's own, or that of one of its points. */
    static boolean belongs(String device, String address) {
        return address.equals(device)
                || (address.startsWith(device + '/') && address.indexOf('/', device.length() + 1) < 0);
    }
}
