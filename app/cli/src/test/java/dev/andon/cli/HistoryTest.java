package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.Bounds;
import dev.andon.cache.Usage;
import dev.andon.runtime.Keeping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What goes in by import comes out by export, and mistakes are named by their line. */
class HistoryTest {

    private static final int PAGE = 4_096;

    @TempDir
    Path folder;

    @Test
    void whatIsImportedComesOutAgainMarkedAsLate() throws IOException {
        assertThat(here().take(
                                "hall,temp,2026-01-01T00:00:00Z,20.5",
                                "hall,temp,2026-01-01T00:00:01.5Z,-3,UNCERTAIN",
                                "hall,open,2026-01-01,true",
                                "hall,mode,2026-01-01,\"a, \"\"b\"\"\"",
                                "hall,temp,2026-01-01T00:00:03Z,,BAD")
                        .code())
                .isZero();
        assertThat(here().exported())
                .containsExactly(
                        HistoryLine.HEADER,
                        "2026-01-01T00:00:00.000000Z,import,hall,mode,text,,\"a, \"\"b\"\"\",GOOD_BACKFILL,true,",
                        "2026-01-01T00:00:00.000000Z,import,hall,open,flag,,true,GOOD_BACKFILL,true,",
                        "2026-01-01T00:00:00.000000Z,import,hall,temp,number,,20.5,GOOD_BACKFILL,true,",
                        "2026-01-01T00:00:01.500000Z,import,hall,temp,number,,-3,UNCERTAIN,true,",
                        "2026-01-01T00:00:03.000000Z,import,hall,temp,number,,,BAD,true,");
    }

    @Test
    void anExportIsImportedElsewhereAsItWas() throws IOException {
        here().take(
                        "connection,device,point,kind,unit,time,value",
                        "works/line,press,force,number,kN,2026-01-01T00:00:00Z,7",
                        "works/line,press,code,text,,2026-01-01T00:00:00Z,0815");
        List<String> first = here().exported();
        Path elsewhere = folder.resolve("elsewhere");
        Path file = folder.resolve("out.csv");
        assertThat(History.andon(elsewhere, "import", "--cache", "plain", file.toString())
                        .code())
                .isZero();
        History.andon(elsewhere, "export", "--no-gaps", "--out", file.toString());
        assertThat(Files.readAllLines(file)).isEqualTo(first).hasSize(3);
    }

    @Test
    void anOutageStaysOneUnderTheNewNameOfItsConnection() throws IOException {
        assertThat(here().take(
                                HistoryLine.HEADER,
                                "2026-01-01T00:00:00Z,works/new,press,force,number,kN,7,GOOD,false,",
                                "2026-01-01T00:00:01Z,works/new,press,force,number,kN,,who knows,false,link_lost",
                                "2026-01-01T00:01:00Z,works/new,press,force,number,kN,8,GOOD,false,")
                        .err())
                .contains("2 samples and 1 gap of 1 point imported");
        Path file = folder.resolve("gaps.csv");
        here().andon("export", "--to", "2026-01-02", "--out", file.toString());
        assertThat(Files.readAllLines(file))
                .contains("2026-01-01T00:00:01.000000Z,works/new,press,force,number,kN,,NOT_CONNECTED,false,LINK_LOST");
        assertThat(here().take(HistoryLine.HEADER, "2026-01-01T00:00:01Z,works/new,press,force,number,kN,,,,HOLIDAY")
                        .err())
                .contains("in.csv:2: there is no gap 'HOLIDAY'");
    }

    @Test
    void timesAreReadAndWrittenInTheZoneThatIsNamed() throws IOException {
        Files.writeString(folder.resolve("in.csv"), "hall,temp,2026-07-01T12:00,20.5\n");
        here().andon(
                        "import",
                        "--cache",
                        "plain",
                        "--zone",
                        "Europe/Berlin",
                        folder.resolve("in.csv").toString());
        Run run = here().andon(
                        "export",
                        "--zone",
                        "Europe/Berlin",
                        "--from",
                        "2026-07-01T12:00",
                        "--to",
                        "2026-07-01T12:01",
                        "--out",
                        "-");
        assertThat(run.lines()).hasSize(2).last().asString().startsWith("2026-07-01T12:00:00.000000+02:00,");
        assertThat(run.err()).contains("times in Europe/Berlin");
        assertThat(here().andon("export", "--from", "-1h", "--out", "-").lines())
                .hasSize(1);
    }

    @Test
    void whoFindsNothingInAStretchIsToldWhatThereIs() throws IOException {
        here().take(
                        HistoryLine.HEADER,
                        "2026-01-01T00:00:00Z,works/line,press,force,number,kN,,,,LINK_LOST",
                        "2026-01-01T00:00:01Z,works/line,press,force,number,kN,7,GOOD,false,",
                        "2026-01-01T00:00:02Z,works/line,press,force,number,kN,8,GOOD,false,",
                        "2026-01-01T00:00:03Z,works/line,oven,heat,number,Cel,200,GOOD,false,",
                        "2026-01-01T00:00:02Z,works/line,wheel,turns,number,,3,GOOD,false,",
                        "2026-01-01T00:00:00Z,works/line,belt,speed,number,,,,,LINK_LOST");
        Run run = here().andon("export", "--point", "press#*", "--from", "2026-01-01T00:00:02.5Z", "--no-gaps");
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("andon: 0 lines of 1 point written")
                .contains("andon: what is recorded of this point is from 2026-01-01T00:00:01.000000Z to"
                        + " 2026-01-01T00:00:02.000000Z; --from and --to choose of that");
        assertThat(here().andon("export", "--to", "2025-01-01", "--zone", "Europe/Berlin")
                        .err())
                .contains("of these points is from 2026-01-01T01:00:01.000000+01:00 to"
                        + " 2026-01-01T01:00:03.000000+01:00");
        assertThat(here().andon("export", "--point", "belt#*", "--no-gaps").err())
                .contains("no sample of this point is recorded yet");
        assertThat(here().andon("export").err())
                .doesNotContain("what is recorded")
                .doesNotContain("no sample");
    }

    @Test
    void whatCannotBeExportedIsSaidPlainly() throws IOException {
        assertThat(here().andon("export", "--out", "-").err()).contains("nothing was recorded here yet");
        here().take("hall,temp,2026-01-01T00:00:00Z,20.5");
        assertThat(here().andon("export", "--point", "cellar/**", "--out", "-").err())
                .contains("no point that was recorded fits");
        assertThat(here().andon("export", "--from", "soon", "--out", "-").code())
                .isEqualTo(2);
        assertThat(here().andon("export", "--zone", "Moon", "--out", "-").code())
                .isEqualTo(2);
        assertThat(here().andon("export", "--from", "2027-01-01", "--to", "2026-01-01", "--out", "-")
                        .code())
                .isEqualTo(2);
        Run unwritable = here().andon(
                        "export", "--out", folder.resolve("no/such/folder.csv").toString());
        assertThat(unwritable.code()).isEqualTo(1);
        assertThat(unwritable.err()).contains("cannot be written");
    }

    @Test
    void theCacheIsLookedThroughAndItsAuditIsWhole() throws IOException {
        here().take("hall,temp,2026-01-01T00:00:00Z,20.5");
        assertThat(here().andon("cache", "check").out())
                .contains("1 row can be read, in 0 blocks and what came last")
                .contains("nothing is damaged");
        assertThat(here().andon("cache", "usage").out())
                .contains("not encrypted")
                .contains("1 point of 1 connection");
        assertThat(here().andon("cache", "usage").lines().getLast())
                .as("what is in no block yet is counted too")
                .startsWith("import")
                .contains("2026-01-01");
        assertThat(here().andon("audit", "verify").out()).startsWith("1 entry, all as they were written");
        assertThat(here().andon("audit", "verify", "--json")
                        .json()
                        .getFirst()
                        .get("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void nothingGoesOfWhatNoWorkspaceSpeaksOf() throws IOException {
        here().take(many());
        List<String> lines = here().andon("cache", "usage").lines();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2)).startsWith("CONNECTION");
        assertThat(lines.get(3))
                .startsWith("import")
                .contains("2026-01-01", "everything", "never")
                .doesNotContain(" on ");
        JsonNode told = here().andon("cache", "usage", "--json")
                .json()
                .getFirst()
                .get("connections")
                .get(0);
        assertThat(told.get("rows").asLong()).isEqualTo(20_000L);
        assertThat(told.get("keep").isNull()).isTrue();
        assertThat(told.get("next").isNull()).isTrue();
    }

    @Test
    void whatIsKeptWhateverComesIsNeverFullAndNothingOfItGoesNext() {
        Usage all = new Usage("other/line", Keeping.EVERYTHING, 1, 2, 0, 0, 3, new Usage.Drop(0, true, 1));
        assertThat(UsageText.lines(List.of(all)))
                .last()
                .asString()
                .contains("everything", "never")
                .doesNotContain(" on ", "3 days");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer printer = new Printer(Run.utf8(out), Run.utf8(out));
        printer.json(line -> UsageText.write(line, all));
        printer.flush();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"keep\":null", "\"next\":null", "\"fullInDays\":null");
    }

    @Test
    void usageTellsWhatGoesNext() {
        long day = 20_000 * 86_400_000_000L;
        assertThat(UsageText.lines(List.of(new Usage(
                        "plant/line",
                        Bounds.DEFAULT,
                        1,
                        2,
                        day,
                        day,
                        3,
                        new Usage.Drop(day, true, day + 7_776_000_000_000L)))))
                .last()
                .asString()
                .contains("90d, 5y, 5.0 GB", "values of 2024-10-04 on 2025-01-02", "3 days");
    }

    @Test
    void theCheckNamesWhatIsDamagedAndFails() throws IOException {
        here().take(many());
        assertThat(here().andon("cache", "check").code()).isZero();
        Path file = folder.resolve("data").resolve("cache.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int page = bytes.length / PAGE / 2; page < bytes.length / PAGE; page++) {
            bytes[page * PAGE + PAGE / 2] ^= 1;
        }
        Files.write(file, bytes);

        Run run = here().andon("cache", "check");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("damaged");
        assertThat(run.err()).contains("hall#temp").contains("is saved by itself");
        assertThat(here().andon("cache", "check", "--json")
                        .json()
                        .getFirst()
                        .get("damaged")
                        .asLong())
                .isPositive();
    }

    @Test
    void ofAFileWithoutItsBeginningTheCheckDoesNotCountWhatItHasNotSeen() throws IOException {
        here().take(many());
        Path file = folder.resolve("data").resolve("cache.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, PAGE, (byte) 0);
        Files.write(file, bytes);

        Run run = here().andon("cache", "check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("how much of it can be saved is known once it was salvaged")
                .doesNotContain("0 rows");
        assertThat(run.err()).contains("the beginning of the file is destroyed (SQLite: ");
    }

    /** Enough for blocks, of values that take room. */
    private static String[] many() {
        Random random = new Random(1);
        String[] lines = new String[20_000];
        Arrays.setAll(
                lines,
                i -> "hall,temp,2026-01-01T%02d:%02d:%02dZ,%s"
                        .formatted(i / 3_600, i / 60 % 60, i % 60, random.nextGaussian()));
        return lines;
    }

    private History here() {
        return new History(folder);
    }
}
