package dev.andon.connector.mqtt;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The outgoing half of a link. Paho's sender writes packets, the network thread acknowledgements, a helper pings: each whole packet goes
 * out under one lock. Paho's may come in pieces, so they are gathered until it flushes, which it does after each packet.
 */
final class PacketWriter extends OutputStream {

    private static final byte[] PINGREQ = {(byte) 0xC0, 0};
    private static final byte[] DISCONNECT = {(byte) 0xE0, 0};
    private static final int USUAL = 8 * 1024;

    private final OutputStream out;
    private final Runnable begun;
    private final ReentrantLock lock = new ReentrantLock();
    private byte[] gathered = new byte[USUAL];
    private int length;
    // Guarded by lock.
    private long pings;
    private volatile boolean hushed;
    private volatile @Nullable IOException failure;
    private volatile long lastWrite = System.nanoTime();

    /** @param begun told whenever Paho writes */
    PacketWriter(OutputStream out, Runnable begun) {
        this.out = out;
        this.begun = begun;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        begun.run();
        if (gathered.length - length < count) {
            gathered = Arrays.copyOf(gathered, Math.max(gathered.length * 2, length + count));
        }
        System.arraycopy(bytes, offset, gathered, length, count);
        length += count;
    }

    @Override
    public void flush() {
        if (length > 0) {
            int count = length;
            length = 0;
            if (!hushed) {
                packets(gathered, count);
            }
            if (gathered.length > USUAL) {
                gathered = new byte[USUAL];
            }
        }
    }

    /** From now on whatever Paho writes goes nowhere: a CONNECT for a link that has ended is not worth its complaint. */
    void hush() {
        hushed = true;
    }

    /**
     * Writes whole packets. Blocks while the far end does not read. A failure is kept, not thrown: what the broker had still sent before it
     * went is to be read first, and reading ends the link soon enough.
     */
    void packets(byte[] bytes, int count) {
        lock.lock();
        try {
            if (failure == null) {
                out.write(bytes, 0, count);
                out.flush();
                lastWrite = System.nanoTime();
            }
        } catch (IOException e) {
            failure = e;
        } finally {
            lock.unlock();
        }
    }

    /** Asks for a sign of life; returns which ping of this link it is, from 1: the broker answers them in their order. */
    long ping() {
        lock.lock();
        try {
            packets(PINGREQ, PINGREQ.length);
            return ++pings;
        } finally {
            lock.unlock();
        }
    }

    /** Says goodbye; a session with an expiry is kept by the broker until then. */
    void disconnect() {
        packets(DISCONNECT, DISCONNECT.length);
    }

    /** Whether somebody is writing at this moment, or waits for the far end to read. */
    boolean busy() {
        return lock.isLocked();
    }

    /** Why nothing can be written any more; null as long as it can. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** When the last packet had been written, by {@link System#nanoTime}. */
    long lastWrite() {
        return lastWrite;
    }
}
