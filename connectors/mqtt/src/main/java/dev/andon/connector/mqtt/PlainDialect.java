package dev.andon.connector.mqtt;

import java.util.Optional;

/** One bare value a message: {@code 23.5}, {@code ON}, {@code running}. The last level of the topic is the point, what is above the device. */
final class PlainDialect implements Dialect {

    private final Points points;
    private final Decimal decimal = new Decimal();

    PlainDialect(Points points) {
        this.points = points;
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public int rank() {
        return 120;
    }

    @Override
    public Optional<TopicReader> claim(String topic, Publish first, Samples out) {
        if (PayloadShape.of(first.buffer(), first.payloadOffset(), first.payloadLength()) != PayloadShape.TEXT) {
            return Optional.empty();
        }
        PlainReader reader = new PlainReader(TopicPath.of(topic), points, decimal);
        return reader.fits(first) ? Optional.of(reader) : Optional.empty();
    }
}
