package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Presence;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Births and wills tell the presence of a device. */
class PresenceTest {

    private final Hearing hearing = new Hearing();

    @ParameterizedTest
    @CsvSource({
        "tele/plug/LWT, Online, Offline",
        "shellies/lamp/online, true, false",
        "zigbee2mqtt/hall/lamp/availability, online, offline",
        "homie/meter/$state, ready, lost",
        "homie/meter/$state, ready, disconnected",
        "hub/connected, 2, 0",
        "gateway/status, online, offline",
        "gateway/Status, connected, dead",
        "gateway/connection, 1, 0",
        "gateway/presence, alive, lost",
    })
    void wordOnATopicOfPresenceIsThePresenceOfTheDeviceAbove(String topic, String here, String gone) {
        String device = topic.substring(0, topic.lastIndexOf('/'));

        hearing.hear(topic, here);
        assertThat(hearing.inbox.presences()).containsExactly(Map.entry(device, Presence.ONLINE));
        hearing.hear(topic, gone);
        assertThat(hearing.inbox.presences()).containsExactly(Map.entry(device, Presence.OFFLINE));
    }

    @Test
    void presenceIsAlsoAPoint() {
        assertThat(hearing.hearRetained("tele/plug/LWT", "Online")
                        .hear("tele/plug/LWT", "Offline")
                        .values())
                .containsExactly("tele/plug#LWT=Online", "tele/plug#LWT=Offline");
    }

    @Test
    void presenceMayBeWrittenInJson() {
        hearing.hear("zigbee2mqtt/lamp/availability", "{\"state\": \"offline\"}");

        assertThat(hearing.inbox.presences()).containsExactly(Map.entry("zigbee2mqtt/lamp", Presence.OFFLINE));
        assertThat(hearing.values()).containsExactly("zigbee2mqtt/lamp/availability#state=offline");
    }

    @Test
    void sleeperWithoutATimeSleepsForADay() {
        hearing.hear("homie/meter/$state", "sleeping");

        Instant until = Instant.ofEpochSecond(Hearing.NOW / 1_000_000 + 86_400);
        assertThat(hearing.inbox.presences()).containsExactly(Map.entry("homie/meter", new Presence.Sleeping(until)));
    }

    @Test
    void stateIsAPresenceOnlyWhereTheBrokerKeepsIt() {
        hearing.hear("press/state", "ready").hear("press/state", "lost");
        assertThat(hearing.inbox.presences()).isEmpty();

        hearing.hearRetained("bridge/state", "online").hear("bridge/state", "offline");
        assertThat(hearing.inbox.presences()).containsExactly(Map.entry("bridge", Presence.OFFLINE));
    }

    @Test
    void machinesOwnStatusIsNoPresence() {
        hearing.hear("pump/status", "0")
                .hear("pump/status", "running")
                .hear("room/presence", "false")
                .hear("status", "online");

        assertThat(hearing.inbox.presences()).isEmpty();
        assertThat(hearing.values()).hasSize(4);
    }

    @Test
    void clearedRetainedPresenceIsUnknown() {
        hearing.hearRetained("z/lamp/availability", "online").hear("z/lamp/availability", "");

        assertThat(hearing.inbox.presences()).containsExactly(Map.entry("z/lamp", Presence.UNKNOWN));
    }

    @Test
    void presenceComesBehindTheSamplesThatCameBeforeIt() {
        hearing.decoder.publish(Hearing.message("d/t", Hearing.utf8("1"), new byte[0], false));
        hearing.decoder.publish(Hearing.message("d/lwt", Hearing.utf8("offline"), new byte[0], false));

        assertThat(hearing.values()).containsExactly("d#t=1.0", "d#lwt=offline");
        assertThat(hearing.inbox.presences()).containsEntry("d", Presence.OFFLINE);
    }
}
