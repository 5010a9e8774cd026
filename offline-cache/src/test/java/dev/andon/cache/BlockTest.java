package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

class BlockTest {

    private static final byte GOOD = Marks.of(Quality.GOOD, false);

    private static final int POINT = 300;

    private final Block block = new Block();

    @Property
    @Domain(AnyRun.class)
    void everyRowComesBackAsItWas(@ForAll Run run) throws Damaged {
        Run back = new Run(run.kind);
        back.add(1, 2, "before", GOOD);
        byte[] bytes = encoded(run, 0, run.size);
        block.decode(POINT, bytes, 0, bytes.length, back);
        assertThat(AnyRun.told(back, 1, back.size)).isEqualTo(AnyRun.told(run));
    }

    @Property
    @Domain(AnyRun.class)
    @Domain(DomainContext.Global.class)
    void aSliceIsWrittenAndAWindowIsRead(@ForAll Run run, @ForAll int a, @ForAll int b, @ForAll int c, @ForAll int d)
            throws Damaged {
        int from = Math.floorMod(a, run.size + 1);
        int to = from + Math.floorMod(b, run.size - from + 1);
        byte[] bytes = encoded(run, from, to);
        int first = from + Math.floorMod(c, to - from + 1);
        int last = first + Math.floorMod(d, to - first + 1);
        Run window = new Run(run.kind);
        block.decode(POINT, bytes, 0, bytes.length, timeOf(run, first), timeOf(run, last), window);
        assertThat(AnyRun.told(window)).isEqualTo(AnyRun.told(run, first, last));
    }

    private static long timeOf(Run run, int row) {
        return row < run.size ? run.times[row] : Long.MAX_VALUE;
    }

    @Property
    void anyTimesComeBack(@ForAll @Size(min = 1, max = 200) long[] times) throws Damaged {
        long[] rising = Arrays.stream(times).sorted().distinct().toArray();
        Run run = new Run(Kind.NUMBER);
        for (long time : rising) {
            run.add(time, (double) time, GOOD);
        }
        Run back = new Run(Kind.NUMBER);
        byte[] bytes = encoded(run, 0, run.size);
        block.decode(POINT, bytes, 0, bytes.length, back);
        assertThat(AnyRun.told(back)).isEqualTo(AnyRun.told(run));
    }

    @Property
    void anyNumbersComeBackBitByBit(@ForAll @Size(max = 200) List<Double> numbers) throws Damaged {
        Run run = new Run(Kind.NUMBER);
        for (double number : numbers) {
            run.add(run.size, number, GOOD);
        }
        Run back = new Run(Kind.NUMBER);
        byte[] bytes = encoded(run, 0, run.size);
        block.decode(POINT, bytes, 0, bytes.length, back);
        assertThat(AnyRun.told(back)).isEqualTo(AnyRun.told(run));
    }

    @Property
    void arbitraryBytesAreDamagedAndNothingElse(@ForAll byte[] bytes, @ForAll Kind kind) {
        survives(bytes, kind);
        // The first byte is the version; most arbitrary bytes would be refused for that alone.
        byte[] versioned = bytes.clone();
        if (versioned.length > 0) {
            versioned[0] = 1;
        }
        survives(versioned, kind);
    }

    @Property
    @Domain(AnyRun.class)
    @Domain(DomainContext.Global.class)
    void flippedBitsAndCutEndsAreDamagedOrOtherRowsAndNothingElse(
            @ForAll Run run, @ForAll int bit, @ForAll int other, @ForAll int cut) {
        byte[] bytes = encoded(run, 0, run.size);
        flip(bytes, bit);
        survives(bytes, run.kind);
        flip(bytes, other);
        survives(bytes, run.kind);
        survives(Arrays.copyOf(bytes, Math.floorMod(cut, bytes.length)), run.kind);
    }

    private static void flip(byte[] bytes, int bit) {
        int at = Math.floorMod(bit, bytes.length * 8);
        bytes[at / 8] ^= (byte) (1 << at % 8);
    }

    private void survives(byte[] bytes, Kind kind) {
        Run into = new Run(kind);
        into.add(Long.MIN_VALUE, 0, GOOD);
        try {
            block.decode(POINT, bytes, 0, bytes.length, into);
            assertThat(into.size).isBetween(1, 1 + Block.MOST_ROWS);
        } catch (Damaged e) {
            assertThat(e).hasMessageMatching("[a-z].+");
            assertThat(into.size).isEqualTo(1);
        }
    }

    @Test
    void theRowsOfANumberAreNotReadAsTexts() {
        Run run = new Run(Kind.NUMBER);
        run.add(1, 2, GOOD);
        byte[] bytes = encoded(run, 0, 1);
        assertThatThrownBy(() -> block.decode(POINT, bytes, 0, bytes.length, new Run(Kind.TEXT)))
                .isInstanceOf(Damaged.class)
                .hasMessage("rows of another kind than text");
    }

    @Test
    void theRowsOfAnotherPointAreNotTaken() throws Damaged {
        Run run = new Run(Kind.NUMBER);
        run.add(1, 2, GOOD);
        byte[] bytes = encoded(run, 0, 1);

        assertThat(block.point(bytes, 0, bytes.length)).isEqualTo(POINT);
        assertThatThrownBy(() -> block.decode(POINT + 1, bytes, 0, bytes.length, new Run(Kind.NUMBER)))
                .isInstanceOf(Damaged.class)
                .hasMessage("rows of point 300 in place of those of point 301");
    }

    @Test
    void rowsThatDoNotRiseAreNeitherWrittenNorRead() {
        Run run = new Run(Kind.NUMBER);
        run.add(5, 1, GOOD);
        run.add(5, 2, GOOD);
        assertThatThrownBy(() -> block.encode(POINT, run, 0, 2)).isInstanceOf(IllegalArgumentException.class);
        BitWriter out = new BitWriter();
        Columns columns = new Columns();
        out.put(1, 8);
        out.varint(POINT);
        out.put(Kind.NUMBER.ordinal(), 2);
        out.varint(2);
        columns.longs.encode(out, run.times, 0, 2);
        columns.encode(out, run.numbers, run.marks, 0, 2);
        int length = out.finish();
        assertThatThrownBy(() -> block.decode(POINT, out.bytes(), 0, length, new Run(Kind.NUMBER)))
                .isInstanceOf(Damaged.class)
                .hasMessage("times that do not rise");
    }

    @Test
    void aBlockHasAMostOfRows() {
        Run run = new Run(Kind.FLAG);
        for (int i = 0; i <= Block.MOST_ROWS; i++) {
            run.add(i, 0, GOOD);
        }
        assertThatThrownBy(() -> block.encode(POINT, run, 0, run.size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65537");
        assertThat(block.encode(POINT, run, 0, Block.MOST_ROWS)).isLessThan(1_000);
    }

    @Test
    void aSetpointThatStaysCostsNextToNothing() {
        assertThat(size(row -> 21.5, row -> row * 1_000_000L)).isLessThan(40);
    }

    @Test
    void aSlowDecimalCostsAFewBitsARow() {
        assertThat(size(row -> Math.round(500 + 100 * Math.sin(row / 60.0)) / 10.0, row -> row * 1_000_000L))
                .isLessThan(450);
    }

    @Test
    void oneMinusZeroDoesNotSpoilADecimal() {
        assertThat(size(row -> row == 500 ? -0.0 : row % 7 / 10.0, row -> row * 1_000_000L))
                .isLessThan(size(row -> row % 7 / 10.0, row -> row * 1_000_000L) + 20);
    }

    @Test
    void whatWasAFloatIsADecimalToo() {
        assertThat(size(row -> (float) (row % 7 / 10.0), row -> row * 1_000_000L))
                .isLessThan(600);
    }

    private int size(IntToDoubleFunction number, IntToLongFunction time) {
        Run run = new Run(Kind.NUMBER);
        for (int row = 0; row < 1_000; row++) {
            run.add(time.applyAsLong(row), number.applyAsDouble(row), GOOD);
        }
        return block.encode(POINT, run, 0, run.size);
    }

    private byte[] encoded(Run run, int from, int to) {
        int length = block.encode(POINT, run, from, to);
        return Arrays.copyOf(block.bytes(), length);
    }
}
