package dev.andon.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The faults a proxy makes are the faults it says it makes. */
final class FaultProxyTest {

    private ServerSocket echo;
    private FaultProxy wire;

    @BeforeEach
    void startEcho() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
        wire = new FaultProxy(echo.getLocalPort());
    }

    @AfterEach
    void end() throws IOException {
        wire.close();
        echo.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = echo.accept();
                Thread.startVirtualThread(() -> {
                    try (socket) {
                        socket.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException e) {
                        assertThat(e).isInstanceOf(SocketException.class);
                    }
                });
            }
        } catch (IOException e) {
            assertThat(echo.isClosed()).isTrue();
        }
    }

    @Test
    void soundWirePassesAllOn() throws IOException {
        try (Socket socket = open()) {
            assertThat(said(socket, 42)).isEqualTo(42);
        }
    }

    @Test
    void cutConnectionIsResetAndTheNextOneGetsThrough() throws IOException {
        try (Socket socket = open()) {
            assertThat(said(socket, 1)).isEqualTo(1);
            wire.cut();
            assertThatThrownBy(() -> said(socket, 2)).isInstanceOf(SocketException.class);
        }
        try (Socket socket = open()) {
            assertThat(said(socket, 3)).isEqualTo(3);
        }
    }

    @Test
    void stalledWireKeepsSilentUntilItIsMended() throws IOException {
        try (Socket socket = open()) {
            wire.stall();
            assertSilent(socket);
            wire.mend();
            assertThat(socket.getInputStream().read()).isEqualTo(1);
        }
    }

    @Test
    void halfOpenWireSwallowsWhatIsSaid() throws IOException {
        try (Socket socket = open()) {
            wire.halfOpen();
            assertSilent(socket);
        }
    }

    @Test
    void refusedConnectionIsRefusedUntilItIsMended() throws IOException {
        wire.refuse();
        assertThatThrownBy(this::open).isInstanceOf(ConnectException.class);
        wire.mend();
        try (Socket socket = open()) {
            assertThat(said(socket, 1)).isEqualTo(1);
        }
    }

    @Test
    void delayHoldsBothWays() throws IOException {
        try (Socket socket = open()) {
            wire.delay(Duration.ofMillis(100));
            Instant before = Instant.now();
            assertThat(said(socket, 1)).isEqualTo(1);
            assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void slowWireTakesItsTime() throws IOException {
        try (Socket socket = open()) {
            wire.slow(1_000);
            Instant before = Instant.now();
            socket.getOutputStream().write(new byte[300]);
            assertThat(socket.getInputStream().readNBytes(300)).hasSize(300);
            assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(290));
        }
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void assertSilent(Socket socket) throws IOException {
        int patience = socket.getSoTimeout();
        socket.setSoTimeout(300);
        assertThatThrownBy(() -> said(socket, 1)).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(patience);
    }

    private static int said(Socket socket, int octet) throws IOException {
        socket.getOutputStream().write(octet);
        return socket.getInputStream().read();
    }
}
