package dev.andon.runtime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The bytes of one YAML 1.2 file as nodes that know their lines, within bounds that no honest file meets: a file made to exhaust memory or
 * stack costs no more than a large honest one.
 */
final class YamlText {

    /** Bytes a file may have. */
    static final int SIZE_LIMIT = 1 << 20;
    /** How deep lists and mappings may nest. */
    static final int DEPTH_LIMIT = 32;
    /** How many nodes a file may have after its aliases are unfolded. */
    static final int NODE_LIMIT = 100_000;

    private static final String STANDARD_TAGS = "tag:yaml.org,2002:";

    private final WorkspaceFile file;
    private int nodes;

    private YamlText(WorkspaceFile file) {
        this.file = file;
    }

    /** The root of the file; empty when it holds nothing, or cannot be read, which is a mistake. */
    static Optional<Node> parse(WorkspaceFile file, byte[] bytes) {
        return new YamlText(file).parse(bytes);
    }

    private Optional<Node> parse(byte[] bytes) {
        if (bytes.length > SIZE_LIMIT) {
            file.mistake(0, "is larger than 1 MiB", "split it into several files");
            return Optional.empty();
        }
        String text = decode(bytes);
        if (text == null) {
            return Optional.empty();
        }
        LoadSettings settings = settings();
        try {
            if (!shallow(new Parse(settings).parseString(text))) {
                return Optional.empty();
            }
            return new Compose(settings).composeString(text).filter(root -> sound(root, 0));
        } catch (MarkedYamlEngineException e) {
            YamlFault.tell(e, text, file);
        } catch (ReaderException e) {
            int before = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
            file.mistake(line(text, before), "holds a control character that no text has", "take it out");
        } catch (YamlEngineException e) {
            file.mistake(0, "is no YAML that can be read: " + e.getMessage(), "");
        }
        return Optional.empty();
    }

    /** How every file of the workspace is read. */
    static LoadSettings settings() {
        return LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(SIZE_LIMIT)
                .setAllowNonScalarKeys(true)
                .build();
    }

    private @Nullable String decode(byte[] bytes) {
        if (utf16(bytes)) {
            file.mistake(1, "is UTF-16", "save it as UTF-8");
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            String read = out.flip().toString();
            file.mistake(line(read, read.length()), "is not UTF-8 from here on", "save it as UTF-8");
            return null;
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Whether the text begins with a byte order mark of UTF-16, either way round. */
    private static boolean utf16(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    /** Looked through before composing, which recurses. */
    private boolean shallow(Iterable<Event> events) {
        int depth = 0;
        int documents = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case DocumentStart -> documents++;
                default -> {}
            }
            int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
            if (depth > DEPTH_LIMIT) {
                file.mistake(line, "is nested more than " + DEPTH_LIMIT + " levels deep", "make it flatter");
                return false;
            }
            if (documents > 1) {
                file.mistake(line, "holds a second document", "make the file a list, each entry with a - before it");
                return false;
            }
        }
        return true;
    }

    /** Whether the tree stays within the bounds when its aliases, which may nest or point at themselves, are unfolded. */
    private boolean sound(Node node, int depth) {
        if (++nodes > NODE_LIMIT || depth > DEPTH_LIMIT) {
            file.mistake(
                    0, "grows without bounds when its aliases (*name) are unfolded", "write out what they stand for");
            return false;
        }
        if (!node.getTag().getValue().startsWith(STANDARD_TAGS)) {
            file.mistake(node, "a tag (a word that begins with !) has no meaning here", "put the text in quotes");
            return false;
        }
        if (node instanceof SequenceNode list) {
            for (Node element : list.getValue()) {
                if (!sound(element, depth + 1)) {
                    return false;
                }
            }
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (!sound(entry.getKeyNode(), depth + 1) || !sound(entry.getValueNode(), depth + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int line(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
