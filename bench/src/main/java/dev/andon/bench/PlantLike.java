package dev.andon.bench;

import java.util.Arrays;
import java.util.Random;

/**
 * Samples as a plant gives them, the same at every run: 500 points at 1 Hz, a quarter of them with jitter; walks and noisy sines rounded to one or
 * two decimals, counters, flags, setpoints, and one in twenty of full entropy.
 */
final class PlantLike {

    static final int POINTS = 500;
    static final long BEGIN = 1_700_000_000_000_000L;

    private static final long SECOND = 1_000_000;

    private final double[] noise = new double[1 << 16];
    private final double[] walks = new double[POINTS];
    private long sample;

    /** Takes a sample. */
    interface Taker {
        void sample(int point, long time, double value);
    }

    PlantLike() {
        Random random = new Random(1);
        Arrays.setAll(noise, i -> Math.rint(random.nextGaussian() * 10) / 100);
        Arrays.setAll(walks, point -> 20 + point * 0.1);
    }

    /** So many more, in the order of time. */
    void next(long count, Taker taker) {
        for (long end = sample + count; sample < end; sample++) {
            int point = (int) (sample % POINTS);
            long second = sample / POINTS;
            long jitter = point % 4 == 0 ? 1_000 * (long) (some(7) * 20) : 0;
            taker.sample(point, BEGIN + second * SECOND + jitter, value(point, second));
        }
    }

    private double value(int point, long second) {
        return switch (point % 10) {
            case 0, 1, 2, 3, 4 -> {
                walks[point] += some(31) * 0.1;
                yield Math.rint(walks[point] * 100) / 100;
            }
            case 5, 6 -> Math.rint((50 + 30 * Math.sin(second / 600.0 + point) + some(17)) * 10) / 10;
            case 7 -> second * 3.0 + point;
            case 8 -> (second / 300 + point) % 2;
            default -> point % 20 == 9 ? Math.sin(second * 0.001 + point) * 1_000 : 5;
        };
    }

    private double some(int stride) {
        return noise[(int) (sample * stride) & noise.length - 1];
    }
}
