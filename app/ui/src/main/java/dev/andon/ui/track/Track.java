package dev.andon.ui.track;

/** Where a device was during the last hour: at most {@link #MOST} fixes, the oldest go first. By one thread at a time. */
public final class Track {

    /** The most fixes that are kept. */
    static final int MOST = 600;

    /** How long a fix is kept, microseconds. */
    static final long SPAN = 3_600_000_000L;

    // An hour in so many fixes; what comes sooner only moves the end of the track.
    private static final long STEP = SPAN / MOST;

    private float[] xs = new float[8];
    private float[] ys = new float[8];
    private long[] times = new long[8];
    private int first;
    private int size;

    /** How many fixes there are. */
    public int size() {
        return size;
    }

    /** The fixes from the oldest on: {@code index} 0 to {@link #size}. */
    public double x(int index) {
        return xs[at(index)];
    }

    /** The same, southwards. */
    public double y(int index) {
        return ys[at(index)];
    }

    /** When it was there, microseconds since 1970 UTC. */
    public long time(int index) {
        return times[at(index)];
    }

    /** It is at a point of the world; what is older than what is known already is left out. */
    void add(double x, double y, long time) {
        if (size > 0 && time < time(size - 1)) {
            return;
        }
        forget(time - SPAN);
        boolean close = size > 1 && time - time(size - 2) < STEP;
        if (!close) {
            makeRoom();
            size++;
        }
        int last = at(size - 1);
        xs[last] = (float) x;
        ys[last] = (float) y;
        times[last] = time;
    }

    /** Drops what is older than a time. */
    void forget(long before) {
        while (size > 0 && times[first] < before) {
            first = (first + 1) % xs.length;
            size--;
        }
    }

    /** A copy to look at while this one goes on. */
    Track copy() {
        Track copy = new Track();
        copy.xs = xs.clone();
        copy.ys = ys.clone();
        copy.times = times.clone();
        copy.first = first;
        copy.size = size;
        return copy;
    }

    /**
     * Which way it last went, degrees clockwise from north; NaN: it did not move.
     *
     * @param least how far it must have gone for that, in units of the world
     */
    public double course(double least) {
        for (int index = size - 2; index >= 0; index--) {
            double byX = x(size - 1) - x(index);
            double byY = y(size - 1) - y(index);
            if (Math.hypot(byX, byY) >= least) {
                return (Math.toDegrees(Math.atan2(byX, -byY)) + 360) % 360;
            }
        }
        return Double.NaN;
    }

    private void makeRoom() {
        if (size == MOST) {
            first = (first + 1) % xs.length;
            size--;
        } else if (size == xs.length) {
            int room = Math.min(MOST, 2 * size);
            float[] freshX = new float[room];
            float[] freshY = new float[room];
            long[] freshTimes = new long[room];
            for (int index = 0; index < size; index++) {
                freshX[index] = xs[at(index)];
                freshY[index] = ys[at(index)];
                freshTimes[index] = times[at(index)];
            }
            xs = freshX;
            ys = freshY;
            times = freshTimes;
            first = 0;
        }
    }

    private int at(int index) {
        return (first + index) % xs.length;
    }
}
