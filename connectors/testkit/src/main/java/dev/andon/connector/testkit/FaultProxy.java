package dev.andon.connector.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A wire with faults: a TCP proxy on this machine, before a real server. Each fault holds for old and new connections until it is mended. */
public final class FaultProxy implements AutoCloseable {

    private static final int PIECE = 16 * 1024;

    private final InetSocketAddress server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private @Nullable Thread accepting;
    private ServerSocket listener;
    private boolean stalled;
    private boolean deaf;
    private int bytesPerSecond = Integer.MAX_VALUE;
    private Duration delay = Duration.ZERO;
    private volatile boolean closed;

    /** A proxy before a port of this machine; open and without faults. */
    public FaultProxy(int serverPort) {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        listener = listen(0);
    }

    /** Where to connect instead. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Cuts all connections with a reset, as a router does that forgot them; new ones get through. */
    public void cut() {
        sockets.forEach(FaultProxy::reset);
    }

    /** Passes nothing on any more, in either direction, and tells nobody: a pulled cable. */
    public void stall() {
        set(() -> stalled = true);
    }

    /** The server's side is gone and the client's stays open: what the client says is swallowed. */
    public void halfOpen() {
        set(() -> deaf = true);
    }

    /** Passes on no more than this. */
    public void slow(int limit) {
        set(() -> bytesPerSecond = limit);
    }

    /** Holds every piece back for this long, in each direction. */
    public void delay(Duration hold) {
        set(() -> delay = hold);
    }

    /** Cuts what is open, and lets nobody in. */
    public void refuse() {
        int port = port();
        close(listener);
        try {
            // The system lets callers in as long as somebody still waits for them.
            if (accepting != null) {
                accepting.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cut();
        if (listener.getLocalPort() != port) {
            throw new IllegalStateException("the port is lost");
        }
    }

    /** No faults any more; connections that lived through a stall go on, half-open ones are cut. */
    public void mend() {
        boolean wasDeaf = deaf;
        set(() -> {
            stalled = false;
            deaf = false;
            bytesPerSecond = Integer.MAX_VALUE;
            delay = Duration.ZERO;
        });
        if (wasDeaf) {
            cut();
        }
        if (listener.isClosed()) {
            listener = listen(listener.getLocalPort());
        }
    }

    private void set(Runnable change) {
        lock.lock();
        try {
            change.run();
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            accepting = Thread.ofPlatform()
                    .daemon()
                    .name("proxy " + socket.getLocalPort())
                    .start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (!from.isClosed()) {
                Socket client = from.accept();
                Socket upstream = new Socket();
                sockets.add(client);
                sockets.add(upstream);
                Thread.ofVirtual().start(() -> join(client, upstream));
            }
        } catch (IOException e) {
            if (!from.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void join(Socket client, Socket upstream) {
        try {
            upstream.connect(server);
            Thread back = Thread.ofVirtual().start(() -> pump(upstream, client, true));
            pump(client, upstream, false);
            back.join();
        } catch (IOException e) {
            reset(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
            sockets.remove(upstream);
        }
    }

    private void pump(Socket from, Socket to, boolean toClient) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(piece, 0, room());
            while (count >= 0) {
                if (passes(count)) {
                    out.write(piece, 0, count);
                }
                count = in.read(piece, 0, room());
            }
            if (passes(0)) {
                close(to);
            }
        } catch (IOException e) {
            if (!toClient || passes(0)) {
                reset(to);
            }
        }
    }

    /** How much may go through at once, so that a slow wire is slow evenly. */
    private int room() {
        lock.lock();
        try {
            return Math.clamp(bytesPerSecond / 10, 1, PIECE);
        } finally {
            lock.unlock();
        }
    }

    /** Waits as long as the faults say; false when the piece is to be swallowed. */
    private boolean passes(int count) {
        lock.lock();
        try {
            long hold = delay.toNanos() + (count > 0 ? TimeUnit.SECONDS.toNanos(count) / bytesPerSecond : 0);
            while (!closed && !deaf && (stalled || hold > 0)) {
                if (stalled) {
                    mended.await();
                } else {
                    hold = mended.awaitNanos(hold);
                }
            }
            return !deaf;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed already.
        }
        close(socket);
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        close(listener);
        cut();
        set(() -> stalled = false);
    }
}
