package dev.andon.ui.health;

/** The last values of one quantity, one a second; the oldest make room. By one thread at a time. */
final class Ring {

    private final double[] values;
    private int next;
    private int size;

    Ring(int room) {
        values = new double[room];
    }

    private Ring(Ring other) {
        values = other.values.clone();
        next = other.next;
        size = other.size;
    }

    void add(double value) {
        values[next] = value;
        next = (next + 1) % values.length;
        size = Math.min(size + 1, values.length);
    }

    int size() {
        return size;
    }

    int room() {
        return values.length;
    }

    /** A value by its age: 0 is the newest. */
    double ago(int steps) {
        return values[Math.floorMod(next - 1 - steps, values.length)];
    }

    double most() {
        double most = 0;
        for (int steps = 0; steps < size; steps++) {
            most = Math.max(most, ago(steps));
        }
        return most;
    }

    Ring copy() {
        return new Ring(this);
    }
}
