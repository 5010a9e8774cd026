package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.andon.connector.ConnectionSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection file may say, and how it is read. */
final class MqttSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "mqtt://broker.example, broker.example, 1883, /mqtt",
        "mqtts://broker.example, broker.example, 8883, /mqtt",
        "ws://broker.example, broker.example, 80, /mqtt",
        "wss://broker.example/ws?x=1, broker.example, 443, /ws?x=1",
        "MQTT://broker.example:1884, broker.example, 1884, /mqtt",
        "mqtt://my_broker:1884, my_broker, 1884, /mqtt",
        "mqtt://[::1]:1884, ::1, 1884, /mqtt",
        "mqtt://10.0.0.7, 10.0.0.7, 1883, /mqtt",
    })
    void urlIsTakenApart(String url, String host, int port, String path) throws WireException {
        MqttSettings settings = MqttSettings.of(Connectors.settings(URI.create(url), Map.of()));
        assertThat(settings.host()).isEqualTo(host);
        assertThat(settings.port()).isEqualTo(port);
        assertThat(settings.path()).isEqualTo(path);
    }

    @Test
    void nothingSaidMeansEverythingWithAnIdOfItsOwn() throws WireException {
        MqttSettings settings = of(Map.of());
        assertThat(settings.filters()).containsExactly("#");
        assertThat(settings.named()).isFalse();
        assertThat(settings.clientId())
                .matches("andon[0-9a-z]{18}")
                .isNotEqualTo(of(Map.of()).clientId());
        assertThat(settings.sessionExpiry()).isZero();
        assertThat(settings.qos()).isEqualTo(1);
        assertThat(settings.keepAlive()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.only()).isNull();
    }

    @Test
    void optionsAreRead() throws WireException {
        MqttSettings settings = of(Map.of(
                "clientId", "line 1", "sessionExpiry", "2h", "keepAlive", "10s", "qos", "0", "version", "3.1.1"));
        assertThat(settings.named()).isTrue();
        assertThat(settings.clientId()).isEqualTo("line 1");
        assertThat(settings.sessionExpiry()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.keepAlive()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.qos()).isZero();
        assertThat(settings.only()).isEqualTo(MqttVersion.THREE);
        assertThat(of(Map.of("clientId", "line 1")).sessionExpiry()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({
        "qos, 3, 'qos is 3; use 0, 1 or 2'",
        "version, 4, 'version is 4; use 5, 3.1.1 or auto'",
        "keepAlive, soon, 'keepAlive: a duration is written like 30s, 5m or 1h, not ''soon''; write it like 30s or 1h'",
        "keepAlive, 2d, 'keepAlive is 2d; use 1s to 65535s'",
    })
    void wrongOptionIsNamedWithItsRemedy(String option, String value, String told) {
        assertThatThrownBy(() -> of(Map.of(option, value))).hasMessage("mqtt://broker.example: " + told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plant/#/x", "plant#", "a+/b", "", "a/+b"})
    void wrongFilterIsNamed(String filter) {
        assertThatThrownBy(() -> MqttSettings.of(listening(filter)))
                .hasMessageStartingWith("mqtt://broker.example: the topic filter '" + filter + "' ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "plant/#", "+/b/+", "$share/group/plant/#", "/", "plant//x"})
    void rightFilterIsTaken(String filter) throws WireException {
        assertThat(MqttSettings.of(listening(filter)).filters()).containsExactly(filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt:broker", "mqtt://:1883", "mqtt://broker:99999", "tcp://broker"})
    void urlThatLeadsNowhereIsTold(String url) {
        assertThatThrownBy(() -> MqttSettings.of(Connectors.settings(URI.create(url), Map.of())))
                .isInstanceOfSatisfying(
                        WireException.class,
                        wrong -> assertThat(wrong.fault().kind()).isEqualTo(Fault.Kind.LASTING));
    }

    @Test
    void passwordInTheUrlIsNeverShown() throws WireException {
        URI url = URI.create("mqtt://line:hunter2@broker.example:1883");
        assertThat(MqttSettings.of(Connectors.settings(url, Map.of())).where()).isEqualTo("mqtt://broker.example:1883");
    }

    private static MqttSettings of(Map<String, String> options) throws WireException {
        return MqttSettings.of(Connectors.settings(URI.create("mqtt://broker.example"), options));
    }

    private static ConnectionSettings listening(String filter) {
        return new ConnectionSettings(
                "test",
                URI.create("mqtt://broker.example"),
                List.of(filter),
                null,
                null,
                null,
                ConnectionSettings.Tls.PLATFORM,
                Map.of(),
                name -> Optional.empty());
    }
}
