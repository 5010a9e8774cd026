package dev.andon.connector.mqtt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects and arrays. The topic is the device; every number, flag and text in the payload is a point, named by the names on the way to it
 * joined with dots, elements of arrays by their number. A field {@code ts}, {@code time} or {@code timestamp} at the top is the time of
 * all. Arrays of timed values, {@code [{"ts":..., "value":...}, ...]} and {@code [[time, value], ...]}, alone or under {@code values},
 * {@code samples} or {@code data}, are many samples of the same points.
 */
final class JsonDialect implements Dialect {

    private final Points points;
    private final JsonWalk walk;
    private final FlatScanner scanner;

    JsonDialect(Points points, JsonWalk walk) {
        this.points = points;
        this.walk = walk;
        this.scanner = new FlatScanner(walk.leaves(), walk.times());
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public int rank() {
        return 110;
    }

    @Override
    public Optional<TopicReader> claim(String topic, Publish first, Samples out) {
        if (PayloadShape.of(first.buffer(), first.payloadOffset(), first.payloadLength()) != PayloadShape.JSON) {
            return Optional.empty();
        }
        JsonReader reader = new JsonReader(topic, points, walk, scanner);
        return reader.fits(first) ? Optional.of(reader) : Optional.empty();
    }

    /** Why a payload that looks like JSON is none; null when it is. */
    @Nullable
    String fault(Publish message) {
        int from = message.payloadOffset();
        return walk.gather(
                new JsonReader(TopicPath.VALUE, points, walk, null),
                message.buffer(),
                from,
                from + message.payloadLength());
    }
}
