package dev.andon.connector.mqtt;

import java.util.Optional;

/**
 * SenML in JSON, RFC 8428: told by the content type {@code application/senml+json}, or by an array of records that have no other fields than
 * SenML's.
 */
final class SenmlDialect implements Dialect {

    private final Points points;
    private final SenmlWalk walk;

    SenmlDialect(Points points, JsonWalk json) {
        this.points = points;
        this.walk = new SenmlWalk(json);
    }

    @Override
    public String name() {
        return "senml";
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public Optional<TopicReader> claim(String topic, Publish first, Samples out) {
        if (PayloadShape.of(first.buffer(), first.payloadOffset(), first.payloadLength()) != PayloadShape.JSON) {
            return Optional.empty();
        }
        SenmlReader reader = new SenmlReader(topic, points, walk);
        String type = PublishProperties.contentType(first);
        boolean told = type.startsWith("application/senml+json") || type.startsWith("application/sensml+json");
        return (told ? reader.gather(first) == null : reader.fits(first)) ? Optional.of(reader) : Optional.empty();
    }
}
