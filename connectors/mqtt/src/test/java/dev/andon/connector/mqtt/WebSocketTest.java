package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frames of a websocket, byte by byte. */
final class WebSocketTest {

    @Test
    void framesAreOneStream() throws IOException {
        assertThat(opened("820141" + "8A0199" + "8900" + "000142" + "8800").readAllBytes())
                .isEqualTo("AB".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({
        "810141, a frame of kind 1 and 1 bytes",
        "830141, a frame of kind 3 and 1 bytes",
        "8B00, a frame of kind 11 and 0 bytes",
        "897E0100, a frame of kind 9 and 256 bytes",
        "827F8000000000000001, a length out of range",
    })
    void frameThatDoesNotBelongThereEndsTheLink(String hex, String words) throws IOException {
        InputStream in = opened(hex);
        assertThatThrownBy(in::read)
                .isInstanceOfSatisfying(
                        WireException.class,
                        end -> assertThat(end.fault().problem().what())
                                .startsWith("the websocket sent")
                                .contains(words));
    }

    /** What comes out of a websocket into which these frames are sent. */
    private static InputStream opened(String frames) throws IOException {
        ByteArrayOutputStream asked = new ByteArrayOutputStream();
        @SuppressWarnings("InputStreamSlowMultibyteRead") // a few bytes are read here
        InputStream answer = new InputStream() {
            private InputStream bytes = InputStream.nullInputStream();
            private boolean begun;

            @Override
            public int read() throws IOException {
                if (!begun) {
                    begun = true;
                    bytes = answer(asked.toString(StandardCharsets.US_ASCII), frames);
                }
                return bytes.read();
            }
        };
        MqttSettings settings = MqttSettings.of(Connectors.settings(URI.create("ws://broker"), Map.of()));
        try (Socket socket = new Socket()) {
            return WebSocket.over(new Wire("broker", socket, answer, asked, null), settings)
                    .in();
        }
    }

    private static InputStream answer(String request, String frames) {
        String key = request.lines()
                .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                .findFirst()
                .orElseThrow()
                .substring("Sec-WebSocket-Key: ".length());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(("HTTP/1.1 101 Switching\r\nSec-WebSocket-Accept: " + WebSocket.accepted(key) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(HexFormat.of().parseHex(frames));
        return new ByteArrayInputStream(all.toByteArray());
    }
}
