package dev.andon.connector.mqtt;

/** Acknowledgements that wait to be written together. Network thread only. */
final class Answers {

    static final byte PUBACK = 0x40;
    static final byte PUBREC = 0x50;
    static final byte PUBCOMP = 0x70;

    private static final int SIZE = 4;
    private static final int MOST = 1024;

    private final PacketWriter out;
    private final byte[] packets = new byte[SIZE * MOST];
    private int length;

    Answers(PacketWriter out) {
        this.out = out;
    }

    /** Adds one, with no reason code: success (MQTT 5, 3.4.2.1). */
    void add(byte header, int id) {
        if (length == packets.length) {
            flush();
        }
        packets[length] = header;
        packets[length + 1] = 2;
        packets[length + 2] = (byte) (id >> 8);
        packets[length + 3] = (byte) id;
        length += SIZE;
    }

    /** Writes them. Blocks while the far end does not read. */
    void flush() {
        if (length > 0) {
            int count = length;
            length = 0;
            out.packets(packets, count);
        }
    }
}
