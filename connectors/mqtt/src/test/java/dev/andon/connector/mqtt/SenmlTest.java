package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.SampleBatch;
import dev.andon.connector.testkit.RecordingInbox;
import dev.andon.model.Unit;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SenML packs, RFC 8428. */
class SenmlTest {

    private final Hearing hearing = new Hearing();

    @Test
    void baseFieldsStayInForceUntilTheyAreReplaced() {
        hearing.hear("t", """
                [{"bn":"urn:dev:tank7:","bt":1760000000,"bu":"Cel","n":"level","u":"m","v":3.2},
                 {"n":"temperature","v":20.5},
                 {"bn":"urn:dev:tank8:","n":"temperature","v":21},
                 {"n":"valve","vb":true,"t":-5},
                 {"n":"state","vs":"23"}]""");

        assertThat(hearing.values())
                .containsExactly(
                        "urn:dev:tank7#level=3.2",
                        "urn:dev:tank7#temperature=20.5",
                        "urn:dev:tank8#temperature=21.0",
                        "urn:dev:tank8#valve=true",
                        "urn:dev:tank8#state=23");
        assertThat(hearing.times())
                .containsExactly(
                        1_760_000_000_000_000L,
                        1_760_000_000_000_000L,
                        1_760_000_000_000_000L,
                        1_759_999_995_000_000L,
                        1_760_000_000_000_000L);
        assertThat(hearing.inbox.units())
                .containsEntry("urn:dev:tank7#level", new Unit("m"))
                .containsEntry("urn:dev:tank8#temperature", new Unit("Cel"));
    }

    @Test
    void baseValueIsAddedAndStandsInForAMissingValue() {
        hearing.hear("t", """
                [{"bn":"a/b/","bv":100,"n":"x","v":5},{"n":"x"},{"n":"x","v":-1}]""");

        assertThat(hearing.values()).containsExactly("a/b#x=105.0", "a/b#x=100.0", "a/b#x=99.0");
    }

    @Test
    void sumIsAPointOfItsOwn() {
        hearing.hear("t", """
                [{"bn":"a/b/","n":"power","u":"W","v":5,"s":1000},{"n":"power","s":1005},{"bs":10,"n":"power","v":6,"s":2}]""");

        assertThat(hearing.values())
                .containsExactly(
                        "a/b#power=5.0",
                        "a/b#power.sum=1000.0",
                        "a/b#power.sum=1005.0",
                        "a/b#power=6.0",
                        "a/b#power.sum=12.0");
        assertThat(hearing.inbox.units()).containsEntry("a/b#power.sum", new Unit("W.s"));
    }

    @ParameterizedTest
    @CsvSource({"-5, -5000000", "0.5, 500000", "268435455, 268435455000000", "-1000, -1000000000"})
    void timesBeforeTwoToTheTwentyEightAreRelativeToNow(double told, long micros) {
        hearing.hear("t", "[{\"n\":\"x\",\"v\":1,\"t\":" + told + "}]");

        assertThat(hearing.times()).containsExactly(Hearing.NOW + micros);
    }

    @Test
    void whatTheBrokerKeptHasNoNowForATimeToBeRelativeTo() {
        String pack = "[{\"n\":\"x\",\"v\":1,\"t\":-5},{\"n\":\"y\",\"v\":2,\"t\":1760000000}]";
        hearing.hearRetained("t", pack);
        assertThat(hearing.times()).containsExactly(SampleBatch.NO_TIME, 1_760_000_000_000_000L);
        assertThat(hearing.samples()).allMatch(RecordingInbox.Seen::lastKnown);

        hearing.forget();
        Publish kept = Hearing.message("t", Hearing.utf8(pack), new byte[0], false);
        kept.backlog = true;
        hearing.decoder.publish(kept);
        hearing.decoder.idle();
        assertThat(hearing.times()).containsExactly(SampleBatch.NO_TIME, 1_760_000_000_000_000L);
        assertThat(hearing.samples())
                .extracting(RecordingInbox.Seen::historical)
                .containsExactly(true, false);
    }

    @Test
    void baseSumStandsInForAMissingSumAndABaseTimeIsAddedToEveryTime() {
        hearing.hear("t", """
                [{"bn":"a/b/","bt":1760000000,"bs":100,"n":"power","v":5},{"n":"power","v":6,"t":10},
                 {"bt":1760000100,"bs":200,"n":"power","v":7,"s":1,"t":-1}]""");

        assertThat(hearing.values())
                .containsExactly(
                        "a/b#power=5.0",
                        "a/b#power.sum=100.0",
                        "a/b#power=6.0",
                        "a/b#power.sum=100.0",
                        "a/b#power=7.0",
                        "a/b#power.sum=201.0");
        assertThat(hearing.times())
                .containsExactly(
                        1_760_000_000_000_000L,
                        1_760_000_000_000_000L,
                        1_760_000_010_000_000L,
                        1_760_000_010_000_000L,
                        1_760_000_099_000_000L,
                        1_760_000_099_000_000L);
    }

    @Test
    void relativeBaseTimeAndTimeAreAddedBeforeTheyCountAsNow() {
        hearing.hear(
                "t",
                "[{\"bt\":-60,\"n\":\"x\",\"v\":1},{\"n\":\"x\",\"v\":2,\"t\":50},{\"n\":\"x\",\"v\":3,\"t\":60}]");

        assertThat(hearing.times())
                .containsExactly(Hearing.NOW - 60_000_000, Hearing.NOW - 10_000_000, SampleBatch.NO_TIME);
    }

    @Test
    void theFirstAbsoluteTimeIsTwoToTheTwentyEight() {
        hearing.hear("t", "[{\"bt\":268435400,\"t\":56,\"n\":\"x\",\"v\":1}]");

        assertThat(hearing.times()).containsExactly(268_435_456_000_000L);
    }

    @Test
    void timeZeroIsNow() {
        hearing.hear("t", "[{\"n\":\"x\",\"v\":1}]");

        assertThat(hearing.times()).containsExactly(SampleBatch.NO_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:dev:tank7:level,                    urn:dev:tank7#level",
        "urn:dev:ow:10e2073a01080063,            urn:dev:ow:10e2073a01080063#value",
        "urn:dev:ow:10e2073a01080063:,           urn:dev:ow:10e2073a01080063#value",
        "urn:dev:ow:10e2073a01080063:voltage,    urn:dev:ow:10e2073a01080063#voltage",
        "urn:dev:mac:0024beffff804ff1_temp,      urn:dev:mac:0024beffff804ff1#temp",
        "urn:uuid:9b2c,                          urn:uuid:9b2c#value",
        "plant/line1/press3/temperature,         plant/line1/press3#temperature",
        "plant/line1/press3/,                    plant/line1/press3#value",
        "2001:db8::1/temperature,                2001:db8::1#temperature",
        "level,                                  t/u#level",
    })
    void theResolvedNameTellsDeviceAndPoint(String name, String point) {
        hearing.hear("t/u", "[{\"n\":\"" + name + "\",\"v\":1}]");

        assertThat(hearing.values()).containsExactly(point + "=1.0");
    }

    @Test
    void whereTheBaseNameEndsDoesNotMatter() {
        hearing.hear(
                "t",
                "[{\"bn\":\"plant/line1/\",\"n\":\"press3/x\",\"v\":1},{\"bn\":\"plant/line1/press3/x\",\"v\":2}]");

        assertThat(hearing.values()).containsExactly("plant/line1/press3#x=1.0", "plant/line1/press3#x=2.0");
    }

    @Test
    void aFieldThatMustBeUnderstoodRejectsItsRecordOnly() {
        hearing.hear("t", "[{\"n\":\"a\",\"v\":1},{\"n\":\"b\",\"v\":2},{\"n\":\"c\",\"v\":3}]")
                .forget()
                .hear(
                        "t",
                        "[{\"n\":\"a\",\"v\":1,\"hint\":7},{\"n\":\"b\",\"v\":2,\"scaled_\":3},{\"n\":\"c\",\"v\":3}]");

        assertThat(hearing.values()).containsExactly("t#a=1.0", "t#b=BAD", "t#c=3.0");
        assertThat(hearing.problem())
                .contains("SenML record 1 has the field 'scaled_', which must be understood and is not");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"n\":\"a\",\"v\":1,\"vs\":\"x\"}       | has more than one value",
                "{\"n\":\"a\"}                            | has no value",
                "{\"v\":1}                                | has no name",
                "{\"n\":\"a\",\"v\":\"1\"}                | has a value of the wrong kind in 'v'",
                "{\"n\":\"a\",\"vb\":1}                   | has a value of the wrong kind in 'vb'",
                "{\"n\":\"a\",\"v\":1,\"t\":1e300}        | tells a time that is none",
                "{\"n\":\"a\",\"vd\":\"not base64!\"}     | has data that are not base64url",
                "{\"n\":\"a\",\"v\":1e999}                | is not a finite number",
            })
    void aRecordThatCannotBeReadIsBadAndTheRestIsRead(String record, String told) {
        hearing.hear("t", "[{\"n\":\"a\",\"v\":1}]").forget().hear("t", "[" + record + ",{\"n\":\"z\",\"v\":9}]");

        assertThat(hearing.values()).contains("t#z=9.0").doesNotContain("t#a=1.0");
        assertThat(hearing.problem()).contains(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bver\":11,\"n\":\"a\",\"v\":2}", "{\"bn\":5,\"n\":\"a\",\"v\":2}", "7"})
    void aPackThatCannotBeTrustedAsAWholeIsBad(String record) {
        hearing.hear("t", "[{\"n\":\"a\",\"v\":1}]").forget().hear("t", "[" + record + "]");

        assertThat(hearing.values()).containsExactly("t#a=BAD");
        assertThat(hearing.problems()).hasSize(1);
    }

    @Test
    void dataAreKeptAsTheyAreWritten() {
        assertThat(hearing.hear("t", "[{\"n\":\"a\",\"vd\":\"AQIDBA\"}]").values())
                .containsExactly("t#a=AQIDBA");
    }

    @Test
    void aRecordMayOnlySetBaseFields() {
        assertThat(hearing.hear("t", "[{\"bn\":\"a/b/\",\"bu\":\"V\"},{\"n\":\"x\",\"v\":1}]")
                        .values())
                .containsExactly("a/b#x=1.0");
        assertThat(hearing.problems()).isEmpty();
    }

    @Test
    void aChangedUnitIsTold() {
        hearing.hear("t", "[{\"n\":\"a\",\"u\":\"Cel\",\"v\":1}]").hear("t", "[{\"n\":\"a\",\"u\":\"K\",\"v\":274}]");

        assertThat(hearing.inbox.units()).containsEntry("t#a", new Unit("K"));
    }

    @Test
    void arraysWithOtherFieldsAreNoSenmlUnlessTheContentTypeSaysSo() {
        String payload = "[{\"n\":\"a\",\"v\":1,\"colour\":\"red\"}]";
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        byte[] properties = "\1\1\46\0\1k\0\1v\3\0\26application/senml+json".getBytes(StandardCharsets.ISO_8859_1);

        hearing.hear("json", bytes, new byte[0], false).hear("senml", bytes, properties, false);

        assertThat(hearing.values())
                .containsExactly("json#value.0.n=a", "json#value.0.v=1.0", "json#value.0.colour=red", "senml#a=1.0");
    }
}
