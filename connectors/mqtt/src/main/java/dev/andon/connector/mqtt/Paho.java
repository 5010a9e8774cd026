package dev.andon.connector.mqtt;

import dev.andon.connector.Outgoing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Paho client for one attempt, over a link of ours: it writes CONNECT, SUBSCRIBE and our own PUBLISH and reads their answers. All
 * calls come from the connector's own thread, {@link #publish} from any; none blocks. Paho's faults are kept out by never using it twice,
 * never letting it reconnect, ping or persist, and never believing that it will report a loss: the link does.
 */
sealed interface Paho permits Paho5, Paho3 {

    /** What Paho reports, on threads of its own. */
    interface Listener {

        /** CONNECT was accepted, and Paho is ready for more. */
        void connected();

        /**
         * SUBSCRIBE was answered.
         *
         * @param codes one for each filter: the granted QoS, or 0x80 and more for a refusal
         */
        void subscribed(int[] codes);

        /** Something that was asked for failed. */
        void failed(Throwable why);
    }

    /** What became of a PUBLISH, on a thread of Paho's. */
    interface Published {

        /** It was written (QoS 0) or answered (QoS 1) with this reason code; 0 for MQTT 3.1.1. */
        void answered(int code);

        /** The link was lost on the way. */
        void lost();
    }

    /** Opens the link and connects. */
    void connect(MqttSettings settings, Login login);

    /**
     * Subscribes.
     *
     * @param identifier that comes back with each message where the protocol has such; 0: none
     */
    void subscribe(List<String> filters, int qos, int identifier);

    /**
     * Sends a message.
     *
     * @return null, or why not, a clause for a person; then {@code published} is not called
     */
    @Nullable
    String publish(Outgoing message, int qos, Published published);

    /** Frees Paho's threads. Blocks for a while. */
    void dispose();
}
