package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.Cache;
import dev.andon.cache.GapCause;
import dev.andon.cache.PointKey;
import dev.andon.cache.Rows;
import dev.andon.model.Kind;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export as Parquet, read by a database that has nothing to do with Andon. */
class ParquetTest {

    private static final long BEGIN = 1_767_225_600_000_000L;
    private static final long SECOND = 1_000_000;

    @TempDir
    Path folder;

    private record Row(
            long time,
            String device,
            String point,
            String kind,
            String unit,
            @Nullable Double number,
            @Nullable String text,
            String quality,
            boolean historical,
            @Nullable String gap) {}

    private final List<Row> recorded = new ArrayList<>();

    @Test
    void everyValueQualityAndGapIsReadAsItWasRecorded() throws Exception {
        try (Cache cache = open()) {
            int number = cache.point(new PointKey("works/line", "hall/oven", "temp", Kind.NUMBER));
            cache.describe(number, new Unit("Cel"), "Oven");
            int flag = cache.point(new PointKey("works/line", "hall/oven", "door", Kind.FLAG));
            int text = cache.point(new PointKey("works/line", "hall/pr\u00fcfung", "state", Kind.TEXT));
            Rows rows = cache.take();
            double[] values = {20.5, -0.0, 1e-300, Double.NaN, Double.POSITIVE_INFINITY, Math.PI};
            Quality[] told = {Quality.GOOD, Quality.UNCERTAIN, Quality.BAD};
            String[] words = {"run", "\u4e2d\u6587 \"a, b\"\n", "", "stop"};
            for (int i = 0; i < 300; i++) {
                long time = BEGIN + i * SECOND + i;
                Quality quality = told[i % told.length];
                boolean late = i % 7 == 0;
                rows.sample(number, time, values[i % values.length], null, quality, late);
                rows.sample(flag, time, i % 2, null, Quality.GOOD, late);
                rows.sample(text, time, 0, words[i % words.length], Quality.GOOD, late);
                add(time, "hall/oven", "temp", "number", "Cel", values[i % values.length], null, quality, late);
                add(time, "hall/oven", "door", "flag", "", (double) (i % 2), null, Quality.GOOD, late);
                add(time, "hall/pr\u00fcfung", "state", "text", "", null, words[i % words.length], Quality.GOOD, late);
            }
            long lost = BEGIN + 1_000 * SECOND;
            rows.gap(number, lost, GapCause.LINK_LOST);
            recorded.add(new Row(
                    lost, "hall/oven", "temp", "number", "Cel", null, null, "NOT_CONNECTED", false, "LINK_LOST"));
            cache.put(rows);
        }

        assertThat(exported("SELECT * FROM read_parquet('%s') ORDER BY time"))
                .containsExactlyInAnyOrderElementsOf(recorded);
    }

    @Test
    void whatIsMoreThanFitsIntoARowGroupIsAllThere() throws Exception {
        int many = 300_000;
        try (Cache cache = open()) {
            int point = cache.point(new PointKey("works/line", "hall/oven", "temp", Kind.NUMBER));
            Rows rows = cache.take();
            for (int i = 0; i < many; i++) {
                if (rows.full()) {
                    cache.put(rows);
                    rows = cache.take();
                }
                rows.sample(point, BEGIN + i * SECOND, i, null, Quality.GOOD, false);
            }
            cache.put(rows);
        }
        Path file = export();
        assertThat(one("SELECT count(*) || ' ' || sum(number)::BIGINT || ' ' || count(DISTINCT time) FROM '%s'", file))
                .isEqualTo(many + " " + IntStream.range(0, many).asLongStream().sum() + " " + many);
        assertThat(one("SELECT count(DISTINCT row_group_id) FROM parquet_metadata('%s')", file))
                .isEqualTo("3");
        assertThat(one("SELECT count(*) FROM '%s' WHERE time >= TIMESTAMPTZ '2026-01-02T00:00:00Z'", file))
                .as("by the least and the greatest of each row group")
                .isEqualTo(String.valueOf(many - 86_400));
        assertThat(one("SELECT typeof(time) FROM '%s' LIMIT 1", file)).isEqualTo("TIMESTAMP WITH TIME ZONE");
    }

    @Test
    void anExportOfNothingIsAFileWithoutRows() throws Exception {
        try (Cache cache = open()) {
            Rows rows = cache.take();
            rows.sample(
                    cache.point(new PointKey("works/line", "hall/oven", "temp", Kind.NUMBER)),
                    BEGIN,
                    1,
                    null,
                    Quality.GOOD,
                    false);
            cache.put(rows);
        }
        assertThat(one("SELECT count(*) FROM '%s'", export("--from", "2026-06-01")))
                .isEqualTo("0");
    }

    private Cache open() throws Exception {
        return Cache.open(folder.resolve("data"), "the test", null, () -> BEGIN);
    }

    private void add(
            long time,
            String device,
            String point,
            String kind,
            String unit,
            @Nullable Double number,
            @Nullable String text,
            Quality quality,
            boolean late) {
        Double known = quality == Quality.BAD ? null : number;
        recorded.add(new Row(time, device, point, kind, unit, known, text, quality.name(), late, null));
    }

    private Path export(String... more) {
        Path file = folder.resolve("out.parquet");
        Run run = Run.andon(Stream.concat(
                        Stream.of("export", "--format", "parquet", "--out", file.toString(), "--data"),
                        Stream.concat(Stream.of(folder.resolve("data").toString()), Stream.of(more)))
                .toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("times in UTC");
        assertThat(file).isNotEmptyFile();
        assertThat(Files.exists(folder.resolve("out.parquet.part"))).isFalse();
        return file;
    }

    private List<Row> exported(String sql) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet found = statement.executeQuery(sql.formatted(export())
                        .replace("SELECT *", "SELECT epoch_us(time), * EXCLUDE (time, connection)"))) {
            while (found.next()) {
                double number = found.getDouble("number");
                Double known = found.wasNull() ? null : number;
                rows.add(new Row(
                        found.getLong(1),
                        found.getString("device"),
                        found.getString("point"),
                        found.getString("kind"),
                        found.getString("unit"),
                        known,
                        found.getString("text"),
                        found.getString("quality"),
                        found.getBoolean("historical"),
                        found.getString("gap")));
            }
        }
        return rows;
    }

    private static String one(String sql, Path file) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet found = statement.executeQuery(sql.formatted(file))) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }
}
