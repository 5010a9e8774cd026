package dev.andon.connector.mqtt;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Inbox;
import dev.andon.connector.Payload;
import dev.andon.connector.Tap;
import dev.andon.model.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Turns received messages into samples. The first message of a topic decides which dialect reads the topic; a topic that no dialect wants is
 * listed and left alone, but looked at again from time to time, because a first message may have been broken. Called from the network thread
 * only; what comes in is never trusted and nothing is thrown.
 */
final class Decoder implements PublishSink {

    /** Topics of one connection that are kept. */
    static final int MAX_TOPICS = 500_000;

    /** A longer payload is no telemetry, and does not fit the receive buffer either, bytes. */
    static final int MAX_PAYLOAD = 1 << 18;

    /** JSON up to this length is looked at every time while its topic could not be read yet, bytes. */
    private static final int CHEAP_LOOK = 1 << 16;

    /** After so many unreadable messages in a row of another shape than before, a topic is given to the dialects once more. */
    private static final int GIVE_UP = 3;

    private static final String REMEDY = "look at the raw payload and mend what publishes it";

    private final Inbox inbox;
    private final Samples samples;
    private final TopicTable topics;
    private final JsonDialect json;
    private final List<Dialect> dialects;
    // Of the message that is being read.
    private @Nullable String fault;

    /** A decoder for one connection. */
    Decoder(Inbox inbox, ConnectionSettings settings) {
        this(inbox, settings, MAX_TOPICS);
    }

    /** The same with room for so many topics. */
    Decoder(Inbox inbox, ConnectionSettings settings, int maxTopics) {
        this.inbox = inbox;
        samples = new Samples(inbox);
        topics = new TopicTable(maxTopics, RandomGenerator.getDefault());
        Points points = new Points(inbox, Points.LIMIT);
        JsonWalk walk = new JsonWalk();
        json = new JsonDialect(points, walk);
        dialects =
                Dialects.of(List.of(new SenmlDialect(points, walk), json, new PlainDialect(points)), settings, inbox);
    }

    @Override
    public void publish(Publish message) {
        Tap tap = inbox.tap();
        if (tap == null) {
            take(message);
        } else {
            tapped(tap, message, message.payloadLength(), () -> take(message));
        }
    }

    @Override
    public void oversize(Publish message, long length) {
        Tap tap = inbox.tap();
        if (tap == null) {
            tooLong(message, length);
        } else {
            tapped(tap, message, length, () -> tooLong(message, length));
        }
    }

    /** Reads a message, and hands it on as it came to whoever looks. */
    private void tapped(Tap tap, Publish message, long length, Runnable reading) {
        int here = message.payloadLength();
        fault = null;
        samples.startNoting();
        reading.run();
        int count = samples.noted();
        tap.received(samples.notedPoints(), count, () -> payload(message, here, length));
    }

    private Payload payload(Publish message, int here, long length) {
        int from = message.payloadOffset();
        return new Payload(
                Words.name(Topic.text(message.buffer(), message.topicOffset(), message.topicLength())),
                message.received(),
                message.qos,
                message.retained(),
                Arrays.copyOfRange(message.buffer(), from, from + Math.min(here, Payload.LIMIT)),
                length,
                fault);
    }

    private void take(Publish message) {
        if (message.payloadLength() > MAX_PAYLOAD) {
            tooLong(message, message.payloadLength());
            return;
        }
        Topic topic = topics.find(message.buffer(), message.topicOffset(), message.topicLength());
        if (topic == null) {
            refuse(message);
            return;
        }
        samples.begin(message);
        topic.retained |= message.retained();
        TopicReader reader = topic.reader;
        if (reader == null) {
            offer(topic, message);
        } else if (message.payloadLength() == 0 && topic.retained) {
            cleared(reader);
        } else {
            settle(topic, message, reader.read(message, samples));
        }
    }

    private void tooLong(Publish message, long length) {
        Topic topic = topics.find(message.buffer(), message.topicOffset(), message.topicLength());
        if (topic == null) {
            refuse(message);
            return;
        }
        String wrong =
                "the payload has " + length + " bytes, more than any telemetry; at most " + MAX_PAYLOAD + " are read";
        TopicReader reader = topic.reader;
        if (reader == null) {
            list(topic, wrong, length);
            return;
        }
        samples.begin(message);
        int begin = message.payloadLength;
        // As an empty payload it spoils the points of the topic.
        message.payloadLength = 0;
        reader.read(message, samples);
        message.payloadLength = begin;
        // Where less came than is kept, the rest is not there to be looked at.
        boolean enough = begin >= Inbox.RAW_LIMIT;
        report(topic, message, wrong, enough ? (int) Math.min(length, Integer.MAX_VALUE) : begin);
    }

    @Override
    public void idle() {
        samples.flush();
    }

    /** Messages on topics for which there was no room. */
    long refused() {
        return topics.refused();
    }

    /**
     * The retained message of a topic was taken from the broker (an empty one took its place: MQTT 5, 3.3.1.3). That is no value and no fault:
     * the points keep their last value and grow stale; a presence is no longer told by anybody.
     */
    private void cleared(TopicReader reader) {
        if (reader instanceof PresenceReader presence) {
            presence.cleared(samples);
        }
    }

    private void settle(Topic topic, Publish message, @Nullable String wrong) {
        if (wrong == null) {
            topic.failures = 0;
            return;
        }
        report(topic, message, wrong);
        if (++topic.failures >= GIVE_UP && shape(message) != topic.shape) {
            claim(topic, message, shape(message));
        }
    }

    private void offer(Topic topic, Publish message) {
        PayloadShape shape = shape(message);
        boolean first = topic.heard == 0;
        boolean look = shape != topic.shape
                || (shape == PayloadShape.JSON && message.payloadLength() <= CHEAP_LOOK)
                || Integer.bitCount(topic.heard + 1) == 1;
        topic.heard++;
        if (!look || (first && brokersOwn(topic))) {
            return;
        }
        topic.shape = shape;
        if (claim(topic, message, shape)) {
            return;
        }
        String fault = shape == PayloadShape.JSON ? json.fault(message) : null;
        if (fault == null) {
            list(topic, shape.words(), message.payloadLength());
        } else {
            report(topic, message, fault);
        }
    }

    private boolean brokersOwn(Topic topic) {
        if (topic.text().startsWith("$SYS/")) {
            topic.reader = (message, out) -> null;
            list(topic, "figures of the broker about itself", 0);
        }
        return topic.reader != null;
    }

    private boolean claim(Topic topic, Publish message, PayloadShape shape) {
        String name = topic.text();
        for (Dialect dialect : dialects) {
            Optional<TopicReader> claimed = dialect.claim(name, message, samples);
            if (claimed.isPresent()) {
                TopicReader reader = claimed.get();
                reader = dialect.rank() < Dialects.BY_PAYLOAD ? reader : PresenceReader.around(reader, name);
                topic.reader = reader;
                topic.shape = shape;
                topic.failures = 0;
                String wrong = reader.read(message, samples);
                if (wrong != null) {
                    report(topic, message, wrong);
                }
                return true;
            }
        }
        return false;
    }

    private void list(Topic topic, String why, long length) {
        if (!topic.listed) {
            topic.listed = true;
            inbox.ignored(topic.shown(), why, length);
        }
    }

    private void refuse(Publish message) {
        if (topics.refused() == 1) {
            inbox.ignored(
                    Words.name(Topic.text(message.buffer(), message.topicOffset(), message.topicLength())),
                    "there are more than " + topics.size() + " topics; this and further new ones are left alone",
                    0);
        }
    }

    private void report(Topic topic, Publish message, String wrong) {
        report(topic, message, wrong, message.payloadLength());
    }

    private void report(Topic topic, Publish message, String wrong, int length) {
        fault = wrong;
        inbox.unreadable(new Problem(topic.shown(), wrong, REMEDY), message.buffer(), message.payloadOffset(), length);
    }

    private static PayloadShape shape(Publish message) {
        return PayloadShape.of(message.buffer(), message.payloadOffset(), message.payloadLength());
    }
}
