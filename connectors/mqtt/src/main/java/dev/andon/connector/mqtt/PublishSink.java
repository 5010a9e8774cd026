package dev.andon.connector.mqtt;

/** What the transport calls for each PUBLISH it takes off the stream. All calls come from the network thread of one session at a time. */
interface PublishSink {

    /** One message; the window is valid only during the call. Never throws. */
    void publish(Publish message);

    /**
     * A message too long for the receive buffer; its payload is skipped.
     *
     * @param message with its topic and the beginning of its payload
     * @param length of the whole payload, bytes
     */
    void oversize(Publish message, long length);

    /** The stream has nothing more at the moment: what was gathered goes on now. */
    void idle();
}
