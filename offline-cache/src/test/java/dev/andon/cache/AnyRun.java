package dev.andon.cache;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;

/** Runs of every sort that may come, for the properties. */
final class AnyRun extends DomainContextBase {

    private record Row(long step, double number, @Nullable String text, int mark, int cause) {}

    /** Rising runs of any kind, any value, any mark; most with the regular steps and few decimals that plants have. */
    @Provide
    Arbitrary<Run> runs() {
        return Arbitraries.of(Kind.class).flatMap(kind -> rows(kind).map(rows -> run(kind, rows)));
    }

    private static Arbitrary<List<Row>> rows(Kind kind) {
        Arbitrary<Long> step = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(1_000_000L)),
                Tuple.of(2, Arbitraries.longs().between(999, 1_001).map(ms -> ms * 1_000)),
                Tuple.of(2, Arbitraries.longs().between(1, 100_000_000L)));
        return Combinators.combine(
                        step,
                        number(kind),
                        text(),
                        mark(),
                        Arbitraries.integers().between(0, GapCause.COUNT - 1))
                .as(Row::new)
                .list()
                .ofMaxSize(300)
                .withoutEdgeCases();
    }

    private static Arbitrary<Double> number(Kind kind) {
        return switch (kind) {
            case FLAG -> Arbitraries.of(0.0, 1.0);
            case TEXT -> Arbitraries.just(0.0);
            case NUMBER ->
                Arbitraries.frequencyOf(
                        Tuple.of(20, Arbitraries.integers().between(-999, 999).map(i -> i / 10.0)),
                        Tuple.of(2, Arbitraries.integers().between(-999, 999).map(i -> (double) (i / 10f))),
                        Tuple.of(1, Arbitraries.of(-0.0, Double.NaN, 1 / 0.0, -1 / 0.0, 4.9e-324, Double.MAX_VALUE)),
                        Tuple.of(1, Arbitraries.longs().map(Double::longBitsToDouble)));
        };
    }

    private static Arbitrary<@Nullable String> text() {
        return Arbitraries.oneOf(
                        Arbitraries.of("run", "stop", "Störung"),
                        Arbitraries.strings().ofMaxLength(9))
                .injectNull(0.05);
    }

    private static Arbitrary<Integer> mark() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.just((int) Marks.of(Quality.GOOD, false))),
                Tuple.of(2, Arbitraries.of(Quality.class).map(quality -> (int) Marks.of(quality, true))),
                Tuple.of(2, Arbitraries.of(Quality.class).map(quality -> (int) Marks.of(quality, false))),
                Tuple.of(1, Arbitraries.just((int) Marks.GAP_ROW)));
    }

    private static Run run(Kind kind, List<Row> rows) {
        Run run = new Run(kind);
        long time = 1_790_000_000_000_000L;
        for (Row row : rows) {
            time += row.step;
            if (Marks.gap(row.mark)) {
                run.addGap(time, GapCause.of(row.cause));
            } else {
                run.add(time, row.number, row.text, (byte) row.mark);
            }
        }
        return run;
    }

    /** Rows as text, so that two runs can be compared and what differs is seen. */
    static List<String> told(Run run) {
        return told(run, 0, run.size);
    }

    static List<String> told(Run run, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(row -> run.times[row]
                        + " "
                        + Long.toHexString(Double.doubleToRawLongBits(run.numbers[row]))
                        + " "
                        + (run.kind == Kind.TEXT ? run.texts[row] : null)
                        + " "
                        + run.marks[row])
                .toList();
    }
}
