package dev.andon.connector.mqtt;

import dev.andon.connector.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttPingSender;
import org.eclipse.paho.client.mqttv3.internal.ClientComms;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MQTT 3.1.1, for brokers that know no other. */
final class Paho3 implements Paho {

    /** 3.1.1 knows no password without a user name; those who send tokens as the password ignore it. */
    private static final String SOMEBODY = "andon";

    private static final Logger LOG = LoggerFactory.getLogger(Paho3.class);

    private final Link link;
    private final PahoThreads threads = new PahoThreads();
    private final MqttAsyncClient client;
    private final Listener listener;

    Paho3(Link link, String clientId, Listener listener) throws MqttException {
        this.link = link;
        this.listener = listener;
        client = new MqttAsyncClient(
                LinkFactory3.SCHEME + "://link", clientId, new MemoryPersistence(), new NoPings(), threads.pool());
    }

    @Override
    public void connect(MqttSettings settings, Login login) {
        LinkFactory3.Options options = new LinkFactory3.Options(link);
        options.setAutomaticReconnect(false);
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(!settings.named());
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setMaxInflight(Window.SIZE);
        char[] password = login.password();
        String username = login.username() == null && password != null ? SOMEBODY : login.username();
        if (username != null) {
            options.setUserName(username);
        }
        if (password != null) {
            options.setPassword(password);
            Arrays.fill(password, '\0');
        }
        MqttSettings.Will will = settings.will();
        if (will != null) {
            options.setWill(will.topic(), will.payload().getBytes(StandardCharsets.UTF_8), 1, true);
        }
        try {
            client.connect(options, null, new Answer() {
                @Override
                public void onSuccess(IMqttToken token) {
                    listener.connected();
                }
            });
        } catch (MqttException | RuntimeException e) {
            listener.failed(e);
        }
    }

    @Override
    public void subscribe(List<String> filters, int qos, int identifier) {
        int[] each = new int[filters.size()];
        Arrays.fill(each, qos);
        try {
            client.subscribe(filters.toArray(String[]::new), each, null, new Answer() {
                @Override
                public void onSuccess(IMqttToken token) {
                    listener.subscribed(token.getGrantedQos());
                }
            });
        } catch (MqttException | RuntimeException e) {
            listener.failed(e);
        }
    }

    @Override
    public @Nullable String publish(Outgoing message, int qos, Published published) {
        try {
            client.publish(
                    message.address(), message.payload(), qos, message.retained(), null, new IMqttActionListener() {
                        @Override
                        public void onSuccess(IMqttToken token) {
                            published.answered(0);
                        }

                        @Override
                        public void onFailure(IMqttToken token, Throwable why) {
                            published.lost();
                        }
                    });
            return null;
        } catch (MqttException | RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public void dispose() {
        try {
            // Not close(): Paho's other threads trip over what it takes away.
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException | RuntimeException e) {
            LOG.debug("Paho was half shut down already; what is left of it has no connection and no work", e);
        } finally {
            threads.end();
        }
    }

    private abstract class Answer implements IMqttActionListener {

        @Override
        public void onFailure(IMqttToken token, Throwable why) {
            listener.failed(why);
        }
    }

    /** The link pings. */
    private static final class NoPings implements MqttPingSender {

        @Override
        public void init(ClientComms comms) {}

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public void schedule(long millis) {}
    }
}
