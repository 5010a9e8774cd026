package dev.andon.connector.mqtt;

import dev.andon.connector.Outgoing;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttPingSender;
import org.eclipse.paho.mqttv5.client.internal.ClientComms;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MQTT 5. */
final class Paho5 implements Paho {

    private static final Logger LOG = LoggerFactory.getLogger(Paho5.class);

    private final Link link;
    private final PahoThreads threads = new PahoThreads();
    private final MqttAsyncClient client;
    private final Listener listener;

    Paho5(Link link, String clientId, Listener listener) throws MqttException {
        this.link = link;
        this.listener = listener;
        client = new MqttAsyncClient(
                LinkFactory5.SCHEME + "://link", clientId, new MemoryPersistence(), new NoPings(), threads.pool());
    }

    @Override
    public void connect(MqttSettings settings, Login login) {
        LinkFactory5.Options options = new LinkFactory5.Options(link);
        options.setAutomaticReconnect(false);
        options.setCleanStart(!settings.named());
        options.setSessionExpiryInterval(settings.sessionExpiry().toSeconds());
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setTopicAliasMaximum(0);
        if (login.username() != null) {
            options.setUserName(login.username());
        }
        char[] password = login.password();
        if (password != null) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
            byte[] secret = new byte[bytes.remaining()];
            bytes.get(secret);
            options.setPassword(secret);
            Arrays.fill(password, '\0');
        }
        MqttSettings.Will will = settings.will();
        if (will != null) {
            options.setWill(
                    will.topic(),
                    new MqttMessage(will.payload().getBytes(StandardCharsets.UTF_8), 1, true, new MqttProperties()));
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
        MqttSubscription[] subscriptions = filters.stream()
                .map(filter -> new MqttSubscription(filter, qos))
                .toArray(MqttSubscription[]::new);
        MqttProperties properties = new MqttProperties();
        if (identifier > 0) {
            properties.setSubscriptionIdentifier(identifier);
        }
        try {
            client.subscribe(
                    subscriptions,
                    null,
                    new Answer() {
                        @Override
                        public void onSuccess(IMqttToken token) {
                            listener.subscribed(token.getReasonCodes());
                        }
                    },
                    properties);
        } catch (MqttException | RuntimeException e) {
            listener.failed(e);
        }
    }

    @Override
    public @Nullable String publish(Outgoing message, int qos, Published published) {
        MqttMessage content = new MqttMessage(message.payload(), qos, message.retained(), new MqttProperties());
        if (message.expiry() != null) {
            // Whole seconds on the wire: one begun counts, and 0 would mean that it has expired already.
            content.getProperties()
                    .setMessageExpiryInterval(
                            Math.max(1, message.expiry().plusMillis(999).toSeconds()));
        }
        try {
            client.publish(message.address(), content, null, new MqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    int[] codes = token.getReasonCodes();
                    published.answered(codes == null || codes.length == 0 ? 0 : codes[0]);
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

    private abstract class Answer implements MqttActionListener {

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
