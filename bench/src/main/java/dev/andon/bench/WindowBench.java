package dev.andon.bench;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Measures the window: {@code values | naive | hidden | devices HOW | map | open | soak MINUTES}. Prints rows of the table. */
public final class WindowBench {

    static final int WARM_UP_SECONDS = 20;
    static final double MEASURED_SECONDS = 20;

    private static final long SLOW_FRAME_MILLIS = 50;

    private WindowBench() {}

    public static void main(String[] arguments) {
        OpenShell.toolkit();
        switch (arguments[0]) {
            case "values" -> WindowValues.values();
            case "naive" -> WindowValues.naive();
            case "hidden" -> WindowHidden.hidden();
            case "devices" -> WindowDevices.devices(arguments[1]);
            case "map" -> WindowMap.map();
            case "open" -> WindowScreens.open();
            case "soak" -> WindowScreens.soak(Integer.parseInt(arguments[1]));
            default -> throw new IllegalArgumentException("values, naive, hidden, devices, map, open or soak");
        }
        System.exit(0);
    }

    /** How smooth it was, in words; times between frames in order of size, milliseconds. */
    static String frames(double[] gaps) {
        if (gaps.length == 0) {
            return "no frame";
        }
        double sum = Arrays.stream(gaps).sum();
        long slow = Arrays.stream(gaps).filter(gap -> gap > SLOW_FRAME_MILLIS).count();
        return "%.0f frames/s, p99 %.0f ms, longest %.0f ms, %d of %d over 50 ms"
                .formatted(
                        gaps.length / sum * 1e3,
                        gaps[(int) (gaps.length * 0.99)],
                        gaps[gaps.length - 1],
                        slow,
                        gaps.length);
    }

    /** A row of the table. */
    static void row(String what, String who, String one, String two, String three) {
        System.out.println("| " + what + " | " + who + " | " + one + " | " + two + " | " + three + " |");
    }

    static void park(int seconds) {
        LockSupport.parkNanos(seconds * 1_000_000_000L);
    }
}
