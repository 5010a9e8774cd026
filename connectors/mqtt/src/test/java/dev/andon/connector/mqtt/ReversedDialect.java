package dev.andon.connector.mqtt;

import dev.andon.model.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A dialect of another module: texts written backwards, on topics that begin with {@code reversed/}. */
public final class ReversedDialect implements Dialect {

    @Override
    public String name() {
        return "reversed";
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public Optional<TopicReader> claim(String topic, Publish first, Samples out) {
        if (!topic.startsWith("reversed/")) {
            return Optional.empty();
        }
        int point = out.inbox().point(out.inbox().device("mirror"), topic.substring(9), Kind.TEXT);
        return Optional.of((message, samples) -> {
            String text = new String(
                    message.buffer(), message.payloadOffset(), message.payloadLength(), StandardCharsets.UTF_8);
            samples.text(point, new StringBuilder(text).reverse().toString(), message.received());
            return null;
        });
    }
}
