package dev.andon.connector.mqtt;

/** The versions of MQTT spoken here. */
enum MqttVersion {
    FIVE("MQTT 5"),
    THREE("MQTT 3.1.1");

    private final String title;

    MqttVersion(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
