package dev.andon.runtime;

import dev.andon.runtime.YamlPart.Alias;
import dev.andon.runtime.YamlPart.Entry;
import dev.andon.runtime.YamlPart.Leaf;
import dev.andon.runtime.YamlPart.Mapping;
import dev.andon.runtime.YamlPart.Scalar;
import dev.andon.runtime.YamlPart.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a text that {@link YamlText} has found sound into parts that know their places. */
final class YamlParts {

    private final String text;
    // Marks count code points.
    private final boolean plane;
    private final Iterator<Event> events;
    private final LoadSettings settings = YamlText.settings();
    private final Map<Anchor, YamlPart> anchored = new HashMap<>();
    private Event next;

    private YamlParts(String text) {
        this.text = text;
        this.plane = text.codePointCount(0, text.length()) == text.length();
        this.events = new Parse(settings).parseString(text).iterator();
        this.next = events.next();
    }

    /**
     * The root of a sound text without a byte order mark; null when it holds nothing but comments.
     *
     * @throws Wrong when it has a form that cannot be edited
     */
    static @Nullable YamlPart of(String text) {
        YamlParts parts = new YamlParts(text);
        while (!(parts.next instanceof NodeEvent)) {
            if (!parts.events.hasNext()) {
                return null;
            }
            parts.next = parts.events.next();
        }
        return parts.part();
    }

    private YamlPart part() {
        NodeEvent event = (NodeEvent) next;
        YamlPart part = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case AliasEvent alias -> alias(alias);
            case CollectionStartEvent begun when begun.getEventId() == Event.ID.SequenceStart -> sequence(begun);
            case CollectionStartEvent begun -> mapping(begun);
            default -> throw new IllegalStateException("not the beginning of a node: " + event);
        };
        if (!(part instanceof Alias)) {
            event.getAnchor().ifPresent(anchor -> anchored.put(anchor, part));
        }
        return part;
    }

    private Alias alias(AliasEvent event) {
        advance();
        return new Alias(start(event), end(event), Objects.requireNonNull(anchored.get(event.getAlias())));
    }

    private Scalar scalar(ScalarEvent event) {
        advance();
        Tag tag = event.getTag()
                .map(Tag::new)
                .orElseGet(() -> settings.getSchema()
                        .getScalarResolver()
                        .resolve(event.getValue(), event.getImplicit().canOmitTagInPlainScalar()));
        boolean block = event.isLiteral() || event.isFolded();
        int start = start(event);
        int end = block ? trimmed(start, end(event)) : end(event);
        return new Scalar(start, end, Leaf.of(tag, event.getValue()), event.isDQuoted() || event.isSQuoted());
    }

    private Sequence sequence(CollectionStartEvent begun) {
        List<YamlPart> elements = new ArrayList<>();
        List<Integer> dashes = new ArrayList<>();
        int last = start(begun);
        advance();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            if (!begun.isFlow()) {
                dashes.add(YamlScan.next(text, last, '-'));
            }
            YamlPart element = part();
            elements.add(element);
            last = element.end();
        }
        return new Sequence(start(begun), close(begun, last), begun.isFlow(), elements, dashes);
    }

    private Mapping mapping(CollectionStartEvent begun) {
        List<Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int last = start(begun);
        advance();
        while (next.getEventId() != Event.ID.MappingEnd) {
            if (!(part() instanceof Scalar key) || !keys.add(key.tree().text())) {
                throw new Wrong(
                        "it has a key that is no word, or stands twice", "mend that in the file with an editor first");
            }
            int colon = YamlScan.next(text, key.end(), ':');
            YamlPart value = part();
            // A key without a colon ({ a, b }) has a value without a place.
            Entry entry = new Entry(key, colon <= value.start() ? colon : -1, value);
            entries.add(entry);
            last = Math.max(Math.max(key.end(), value.end()), entry.colon() + 1);
        }
        return new Mapping(start(begun), close(begun, last), begun.isFlow(), entries);
    }

    /** Where a collection ends: behind its bracket, or with its last word. */
    private int close(CollectionStartEvent begun, int last) {
        int end = begun.isFlow() ? end(next) : last;
        advance();
        return end;
    }

    private void advance() {
        next = events.next();
    }

    private int trimmed(int start, int end) {
        int last = end;
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private int start(Event event) {
        return index(event.getStartMark());
    }

    private int end(Event event) {
        return index(event.getEndMark());
    }

    private int index(Optional<Mark> mark) {
        int index = mark.orElseThrow().getIndex();
        return plane ? index : text.offsetByCodePoints(0, index);
    }
}
