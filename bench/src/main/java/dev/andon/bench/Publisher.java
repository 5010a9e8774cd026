package dev.andon.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that loads a broker on loopback at an even rate through a bare socket: {@code port samplesPerSecond samplesPerMessage seconds topics}.
 * Prints how many samples it sent.
 */
public final class Publisher {

    private static final long BEAT_NANOS = 1_000_000;
    private static final int WRITE_SIZE = 1 << 16;

    private Publisher() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        long rate = Long.parseLong(args[1]);
        int perMessage = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        int topics = Integer.parseInt(args[4]);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            out.write(Frames.connect("bench-publisher"));
            socket.getInputStream().readNBytes(4);
            System.out.println(publish(out, rate, perMessage, seconds, topics));
        }
    }

    private static long publish(OutputStream out, long rate, int perMessage, int seconds, int topics)
            throws IOException {
        Load[] loads = new Load[topics];
        for (int topic = 0; topic < topics; topic++) {
            loads[topic] = new Load("bench/line" + topic % 10 + "/device" + topic, perMessage);
        }
        byte[] gathered = new byte[WRITE_SIZE];
        int filled = 0;
        long sent = 0;
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        for (long now = start; now < end; now = System.nanoTime()) {
            long due = (long) (rate * ((now - start) / 1e9)) - sent;
            long micros = Load.now();
            for (; due >= perMessage; due -= perMessage) {
                Load load = loads[(int) (sent / perMessage % topics)];
                load.stamp(micros);
                if (filled + load.frame.length > WRITE_SIZE) {
                    out.write(gathered, 0, filled);
                    filled = 0;
                }
                System.arraycopy(load.frame, 0, gathered, filled, load.frame.length);
                filled += load.frame.length;
                sent += perMessage;
            }
            out.write(gathered, 0, filled);
            filled = 0;
            LockSupport.parkNanos(BEAT_NANOS);
        }
        return sent;
    }
}
