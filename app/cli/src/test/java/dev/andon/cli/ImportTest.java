package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a file is understood: its columns and what separates them, whose its points are, and what is wrong in it. */
class ImportTest {

    @TempDir
    Path folder;

    @Test
    void pointsOfOneNameStayWithTheirConnections() throws IOException {
        here().take(
                        "connection,device,point,kind,time,value",
                        "a/line,press,force,number,2026-01-01T00:00:00Z,7",
                        "b/line,press,force,text,2026-01-01T00:00:01Z,high",
                        "a/line,press,force,number,2026-01-01T00:00:02Z,8");
        assertThat(here().exported())
                .containsExactly(
                        HistoryLine.HEADER,
                        "2026-01-01T00:00:00.000000Z,a/line,press,force,number,,7,GOOD_BACKFILL,true,",
                        "2026-01-01T00:00:02.000000Z,a/line,press,force,number,,8,GOOD_BACKFILL,true,",
                        "2026-01-01T00:00:01.000000Z,b/line,press,force,text,,high,GOOD_BACKFILL,true,");
    }

    @Test
    void whatNoNameTellsApartIsAMistakeAndNotTakenForEither() throws IOException {
        here().take(
                        "connection,device,point,time,value",
                        "a/line,press,force,2026-01-01T00:00:00Z,7",
                        "b/line,press,force,2026-01-01T00:00:01Z,8",
                        "b/line,oven,heat,2026-01-01T00:00:01Z,200");
        List<String> before = here().exported();
        Run run = here().take("oven,heat,2026-01-02T00:00:00Z,210", "press,force,2026-01-02T00:00:00Z,9");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("in.csv:2: press was recorded of a/line and of b/line; name one with --connection")
                .contains("1 mistake in the file")
                .doesNotContain("in.csv:1");
        assertThat(here().exported()).isEqualTo(before);

        run = here().takeOf("b/line", "press,force,2026-01-02T00:00:00Z,9");
        assertThat(run.code()).isZero();
        assertThat(run.err()).startsWith("andon: 1 sample of 1 point imported of b/line, times");
        assertThat(here().exported())
                .contains("2026-01-02T00:00:00.000000Z,b/line,press,force,number,,9,GOOD_BACKFILL,true,");
    }

    @Test
    void aConnectionThatWasNeverRecordedIsToldToBeNew() throws IOException {
        assertThat(here().takeOf("a/line", "press,force,2026-01-01T00:00:00Z,7")
                        .err()
                        .lines())
                .first()
                .isEqualTo("andon: nothing was recorded of a connection a/line before: it is new");
        here().takeOf("b/line", "oven,heat,2026-01-01T00:00:00Z,200");
        Run run = here().takeOf("a/lime", "press,force,2026-01-01T00:00:01Z,8");
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("nothing was recorded of a connection a/lime before: it is new; recorded are a/line, b/line")
                .contains("imported of a/lime");
        assertThat(here().take("press,force,2026-01-01T00:00:01Z,8", "oven,heat,2026-01-02T00:00:00Z,200")
                        .err())
                .contains("press was recorded of a/lime and of a/line");
        assertThat(here().take(
                                "connection,device,point,time,value",
                                "a/line,press,force,2026-01-01T00:00:01Z,8",
                                "b/line,oven,heat,2026-01-02T00:00:00Z,200")
                        .err())
                .startsWith("andon: 2 samples of 2 points imported of a/line, b/line, times");
    }

    @Test
    void theOptionOverrulesWhatTheFileSaysOfTheConnection() throws IOException {
        here().takeOf("b/line", "connection,device,point,time,value", "a/line,press,force,2026-01-01T00:00:00Z,7");
        assertThat(here().exported()).last().asString().contains(",b/line,press,force,");
    }

    @Test
    void aValueIsOfTheKindOfItsLineElseOfThatWhichThePointHad() throws IOException {
        here().take("device,point,kind,time,value", "hall,code,text,2026-01-01,0815", "hall,code,,2026-01-02,0816");
        here().take("hall,code,2026-01-03,0817");
        here().take("hall,temp,2026-01-01,5");
        assertThat(here().take("device,point,kind,time,value", "hall,temp,text,2026-01-02,warm")
                        .code())
                .isZero();
        assertThat(here().exported())
                .extracting(line -> line.split(",", -1))
                .extracting(cells -> cells[3] + ' ' + cells[4] + ' ' + cells[6])
                .containsExactly(
                        "point kind value",
                        "code text 0815",
                        "code text 0816",
                        "code text 0817",
                        "temp number 5",
                        "temp text warm");
    }

    @Test
    void semicolonsAndTabsSeparateAsWellAndThenACommaMayBeAPoint() throws IOException {
        String[] lines = {
            HistoryLine.HEADER,
            "2026-01-01T00:00:00.000000Z,import,hall,mode,text,,\"1,5\",GOOD_BACKFILL,true,",
            "2026-01-01T00:00:00.000000Z,import,hall,temp,number,,20.5,GOOD_BACKFILL,true,",
            "2026-01-01T00:00:01.000000Z,import,hall,temp,number,,-0.5,GOOD_BACKFILL,true,",
            "2026-01-01T00:00:02.000000Z,import,hall,temp,number,,1200,GOOD_BACKFILL,true,"
        };
        assertThat(here().take(
                                "\uFEFFdevice;point;kind;time;value;note, if any, of this, one",
                                "hall;temp;;2026-01-01T00:00:00Z;20,5",
                                "hall;temp;;2026-01-01T00:00:01Z; -,5 ",
                                "hall;temp;;2026-01-01T00:00:02Z;1.2e3",
                                "hall;mode;text;2026-01-01T00:00:00Z;1,5")
                        .code())
                .isZero();
        assertThat(here().exported()).containsExactly(lines);

        here().take("hall\ttemp\t2026-01-01T00:00:00Z\t21,5", "hall\ttemp\t2026-01-01T00:00:01Z\t,5");
        here().take("hall;temp;2026-01-01T00:00:02Z;3,5;GOOD");
        assertThat(here().exported().subList(2, 5))
                .extracting(line -> line.split(",", -1)[6])
                .containsExactly("21.5", "0.5", "3.5");
    }

    @Test
    void aLineOfOtherSeparatorsIsAMistakeThatNamesThem() throws IOException {
        assertThat(here().take("device;point;time;value", "hall,temp,2026-01-01T00:00:00Z,20")
                        .err())
                .contains("in.csv:2: there are no semicolons in the line; write device, point, time, value in each"
                        + " line, with semicolons between them");
        assertThat(here().take("hall,mode,2026-01-01T00:00:00Z,a;b;c;d;e").code())
                .isZero();
        assertThat(here().take("hall,temp,2026-01-01T00:00:00Z,\"20,5\"", "hall,temp,2026-01-01T00:00:01Z,\"a;b\"")
                        .code())
                .as("between commas it is a text")
                .isZero();
        assertThat(here().exported()).anyMatch(line -> line.contains("hall,temp,text,,\"20,5\""));
    }

    @Test
    void theSameAgainChangesNothing() throws IOException {
        here().take("hall,temp,2026-01-01T00:00:00Z,20.5");
        here().take("hall,temp,2026-01-01T00:00:00Z,20.5");
        assertThat(here().exported()).hasSize(2);
    }

    @Test
    void mistakesAreNamedByLineAndNothingOfTheFileIsTaken() throws IOException {
        here().take("hall,temp,2026-01-01T00:00:00Z,20.5");
        Run run = here().take(
                        "hall,temp,2026-01-01T00:00:01Z,21",
                        "hall,temp,2026-01-01T00:00:02Z,warm",
                        "hall,temp,yesterday,21",
                        "hall",
                        "hall,temp,2026-01-01T00:00:03Z,21,SUPERB",
                        ",temp,2026-01-01T00:00:03Z,21");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("in.csv:2: 'warm' is no number")
                .contains("in.csv:3: 'yesterday' is no time")
                .contains(
                        "in.csv:4: there are no commas in the line; write device, point, time, value, quality in each line, with"
                                + " commas between them")
                .contains("in.csv:5: there is no quality 'SUPERB'")
                .contains("in.csv:6: ")
                .contains("5 mistakes");
        assertThat(here().exported()).hasSize(2);
    }

    private History here() {
        return new History(folder);
    }
}
