package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalPageTest {

    private static final byte GOOD = Marks.of(Quality.GOOD, false);

    private final JournalPage page = new JournalPage();

    @Property
    @Domain(AnyRun.class)
    @Domain(DomainContext.Global.class)
    void everyRowOfAPageComesBackInItsOrder(
            @ForAll @Size(max = 4) List<Run> runs, @ForAll @Size(min = 1, max = 50) int[] points) throws Damaged {
        List<String> expected = new ArrayList<>();
        page.start();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            if (i % 2 == 0) {
                // As they came: points in any order, and times that fall as well as rise.
                reverse(run);
                int[] column = new int[run.size];
                Arrays.setAll(column, row -> points[row % points.length]);
                page.rows(column, run.times, run.numbers, texts(run), run.marks, 0, run.size);
                told(run, column, expected);
            } else {
                page.carry(i, run, 0, run.size);
                int[] column = new int[run.size];
                Arrays.fill(column, i);
                told(run, column, expected);
            }
        }
        assertThat(read(finished())).isEqualTo(expected);
    }

    @Property
    @Domain(AnyRun.class)
    @Domain(DomainContext.Global.class)
    void damagedPagesAreDamagedOrOtherRowsAndNothingElse(
            @ForAll Run run, @ForAll int bit, @ForAll int cut, @ForAll byte[] anything) {
        page.start();
        page.rows(new int[run.size], run.times, run.numbers, texts(run), run.marks, 0, run.size);
        page.carry(7, run, 0, run.size);
        byte[] bytes = finished();
        survives(Arrays.copyOf(bytes, Math.floorMod(cut, bytes.length)));
        int at = Math.floorMod(bit, bytes.length * 8);
        bytes[at / 8] ^= (byte) (1 << at % 8);
        survives(bytes);
        survives(anything);
    }

    @Test
    void anEmptyPageIsAPage() throws Damaged {
        page.start();
        assertThat(read(finished())).isEmpty();
    }

    @Test
    void aPageOfALaterFormatIsToldAsThat() {
        byte[] bytes = {9, 0};
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(Damaged.class).hasMessageContaining("format 9");
    }

    @Test
    void aPointBeyondAllNumbersIsDamage() {
        BitWriter out = new BitWriter();
        Columns columns = new Columns();
        out.put(1, 8);
        out.put(1, 2);
        out.varint(1);
        columns.longs.encode(out, new long[] {1L << 40}, 0, 1);
        columns.longs.encode(out, new long[] {0}, 0, 1);
        columns.encode(out, new double[] {0}, new byte[] {GOOD}, 0, 1);
        out.put(0, 3);
        int length = out.finish();
        byte[] bytes = Arrays.copyOf(out.bytes(), length);
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(Damaged.class).hasMessageContaining("too large");
    }

    @Test
    void aPageIsShorterThanItsColumns() {
        int count = 10_000;
        int[] points = new int[count];
        Run run = new Run(Kind.NUMBER);
        for (int i = 0; i < count; i++) {
            points[i] = i % 500;
            run.add(1_790_000_000_000_000L + i * 2_000L, (i * 31 % 997) / 10.0, GOOD);
        }
        page.start();
        page.rows(points, run.times, run.numbers, null, run.marks, 0, count);
        assertThat(page.finish()).isLessThan(count * 3);
    }

    private static void reverse(Run run) {
        for (int row = 0; row < run.size / 2; row++) {
            long time = run.times[row];
            run.times[row] = run.times[run.size - 1 - row];
            run.times[run.size - 1 - row] = time;
        }
    }

    @Test
    void tellsInItsPlaceWhichPointsAreSettled() throws Damaged {
        Run run = new Run(Kind.NUMBER);
        run.add(5, 1.5, Marks.of(Quality.GOOD, false));
        TailSet settled = new TailSet();
        settled.add(7);
        settled.add(70_000);
        page.start();
        page.carry(7, run, 0, 1);
        page.settled(settled);
        page.carry(8, run, 0, 1);

        assertThat(read(finished()).stream().map(row -> row.split(" ", 2)[0])).containsExactly("7", "7", "70000", "8");
    }

    private static @Nullable String @Nullable [] texts(Run run) {
        return run.kind == Kind.TEXT ? run.texts : null;
    }

    private static void told(Run run, int[] points, List<String> into) {
        List<String> rows = AnyRun.told(run);
        for (int row = 0; row < run.size; row++) {
            into.add(points[row] + " " + rows.get(row));
        }
    }

    private byte[] finished() {
        int length = page.finish();
        return Arrays.copyOf(page.bytes(), length);
    }

    private void survives(byte[] bytes) {
        try {
            read(bytes);
        } catch (Damaged e) {
            assertThat(e).hasMessageMatching("[a-z].+");
        }
    }

    private List<String> read(byte[] bytes) throws Damaged {
        List<String> rows = new ArrayList<>();
        page.decode(bytes, 0, bytes.length, new JournalPage.Reader() {
            @Override
            public void row(int point, long time, double number, @Nullable String text, byte mark) {
                Run row = new Run(text == null ? Kind.NUMBER : Kind.TEXT, 1);
                row.add(time, number, text, mark);
                rows.add(point + " " + AnyRun.told(row).getFirst());
            }

            @Override
            public void settled(int point) {
                rows.add(point + " settled");
            }
        });
        return rows;
    }
}
