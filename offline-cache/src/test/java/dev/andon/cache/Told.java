package dev.andon.cache;

import dev.andon.model.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What a visitor is told of one point; each value must be what is expected at its time. */
final class Told implements RowVisitor {
    private final LongToDoubleFunction expected;
    final List<Long> times = new ArrayList<>();
    final List<Long> coarse = new ArrayList<>();
    final List<Long> dropped = new ArrayList<>();
    final List<GapCause> gaps = new ArrayList<>();

    Told(LongToDoubleFunction expected) {
        this.expected = expected;
    }

    @Override
    public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
        if (number != expected.applyAsDouble(time) || !(times.isEmpty() || times.getLast() < time)) {
            throw new AssertionError(number + " at " + time);
        }
        times.add(time);
    }

    @Override
    public void coarse(long from, long to) {
        coarse.add(from);
    }

    @Override
    public void dropped(long from, long to) {
        dropped.add(from);
        dropped.add(to);
    }

    @Override
    public void gap(long time, GapCause cause) {
        gaps.add(cause);
    }

    long since(long time) {
        return times.stream().filter(at -> at >= time).count();
    }
}
