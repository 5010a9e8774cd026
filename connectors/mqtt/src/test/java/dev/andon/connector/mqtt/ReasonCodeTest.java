package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from each reason code. */
final class ReasonCodeTest {

    @ParameterizedTest
    @ValueSource(ints = {0x85, 0x86, 0x87, 0x8A, 0x8C})
    void refusalThatMayBeMendedInPlaceWaitsLong(int code) {
        assertThat(ReasonCode.refusal("broker", answer(code, null), MqttVersion.FIVE, false)
                        .kind())
                .isEqualTo(Fault.Kind.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x81, 0x82, 0x83, 0x88, 0x89, 0x97, 0x9C, 0x9F, 0xFE})
    void otherRefusalsPass(int code) {
        assertThat(ReasonCode.refusal("broker", answer(code, null), MqttVersion.FIVE, false)
                        .kind())
                .isEqualTo(Fault.Kind.PASSING);
    }

    @Test
    void sessionTakenOverIsTheEnd() {
        Fault fault = ReasonCode.farewell("broker", answer(0x8E, null));
        assertThat(fault.kind()).isEqualTo(Fault.Kind.LASTING);
        assertThat(fault.problem().remedy()).contains("give each its own");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x8B, 0x8D, 0x93, 0x95, 0x98, 0xA0})
    void otherFarewellsPass(int code) {
        assertThat(ReasonCode.farewell("broker", answer(code, null)).kind()).isEqualTo(Fault.Kind.PASSING);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 'this version of MQTT is not supported', REFUSED",
        "2, 'the client id is not accepted', REFUSED",
        "3, 'the server is not available', PASSING",
        "4, 'wrong user name or password', REFUSED",
        "5, 'not authorised', REFUSED",
    })
    void oldReturnCodesMeanTheSame(int code, String words, Fault.Kind kind) {
        Fault fault = ReasonCode.refusal("broker", answer(code, null), MqttVersion.THREE, false);
        assertThat(fault.problem().what()).contains(words);
        assertThat(fault.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x86, 0x87})
    void whoGaveNoNameIsToldSoAndHowToGiveOne(int code) {
        Fault fault = ReasonCode.refusal("broker", answer(code, null), MqttVersion.FIVE, true);
        assertThat(fault.problem().what()).endsWith("; no user name was given");
        assertThat(fault.problem().remedy())
                .contains("--username USER --password-env VARIABLE", "secret:NAME", "andon secret set NAME");
        assertThat(fault.kind()).isEqualTo(Fault.Kind.REFUSED);
        assertThat(ReasonCode.unsubscribed("broker", "#", 0x87, true).problem().what())
                .isEqualTo("the broker refuses the subscription to #: not authorised (0x87); no user name was given");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x85, 0x88, 0x8A})
    void whereANameWouldNotHelpNoneIsAskedFor(int code) {
        assertThat(ReasonCode.refusal("broker", answer(code, null), MqttVersion.FIVE, true)
                        .problem()
                        .toString())
                .doesNotContain("user name");
    }

    @Test
    void brokersOwnWordsAreShown() {
        assertThat(ReasonCode.refusal("broker", answer(0x97, "5 of 5 clients"), MqttVersion.FIVE, false)
                        .problem()
                        .what())
                .isEqualTo("the broker refused: a quota is used up (0x97) (“5 of 5 clients”)");
    }

    @Test
    void otherServerIsNamedAndNotFollowed() {
        Connack moved = new Connack(false, 0x9D, 0xFFFF, 2, true, Long.MAX_VALUE, true, -1, null, "other.example:1883");
        Fault fault = ReasonCode.refusal("broker", moved, MqttVersion.FIVE, false);
        assertThat(fault.kind()).isEqualTo(Fault.Kind.LASTING);
        assertThat(fault.problem().remedy()).contains("other.example:1883", "put that into the url");
    }

    private static Connack answer(int code, @Nullable String reason) {
        return new Connack(false, code, 0xFFFF, 2, true, Long.MAX_VALUE, true, -1, reason, null);
    }
}
