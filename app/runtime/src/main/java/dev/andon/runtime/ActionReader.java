package dev.andon.runtime;

import dev.andon.model.Action;
import dev.andon.model.Action.Argument;
import dev.andon.model.Kind;
import dev.andon.model.RiskClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads an action of a profile. */
final class ActionReader {

    private static final List<String> RISKS =
            Stream.of(RiskClass.values()).map(ActionReader::word).toList();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}\\s]+)}");
    /** What may stand in braces in what is sent, besides the arguments. */
    private static final List<String> PLACEHOLDERS = List.of("device", "id", "notAfter", "issuedAt", "by");

    private ActionReader() {}

    static Action read(String id, Mapping keys) {
        String risk = keys.word("risk", RISKS);
        Map<String, Argument> arguments = new LinkedHashMap<>();
        keys.named("arguments").forEach((name, argument) -> arguments.put(name, argument(argument)));
        send(keys, arguments);
        accepted(keys);
        effect(keys);
        Action action = new Action(
                id,
                keys.text("title", id),
                // Who did not say what an action risks has to confirm it.
                risk == null ? RiskClass.CONFIRM : RiskClass.values()[RISKS.indexOf(risk)],
                arguments,
                keys.text("permit", Written::expression),
                keys.flag("idempotent", false));
        keys.end();
        return action;
    }

    private static Argument argument(Mapping keys) {
        keys.text("title");
        Kind kind = ProfileReader.kind(keys);
        Argument argument = new Argument(
                kind == null ? Kind.NUMBER : kind, ProfileReader.unit(keys), keys.range("range"), step(keys));
        keys.end();
        return argument;
    }

    private static @Nullable Double step(Mapping keys) {
        Double step = keys.number("step");
        if (step != null && step <= 0) {
            keys.mistake("step", "step is more than 0", "");
            return null;
        }
        return step;
    }

    private static void send(Mapping action, Map<String, Argument> arguments) {
        TreeSet<String> known = new TreeSet<>(arguments.keySet());
        known.addAll(PLACEHOLDERS);
        if (!action.has("send")) {
            action.file()
                    .mistake(
                            action.node(),
                            "the action does not say what it sends",
                            "add send: { topic: ..., payload: ... }");
        }
        action.mapping("send").ifPresent(send -> {
            send.needed("topic", topic -> topic);
            Optional.ofNullable(send.node("payload")).ifPresent(payload -> placeholders(send, payload, known));
            Optional.ofNullable(send.node("topic")).ifPresent(topic -> placeholders(send, topic, known));
            send.end();
        });
    }

    private static void placeholders(Mapping keys, Node node, Set<String> known) {
        switch (node) {
            case MappingNode mapping ->
                mapping.getValue().forEach(entry -> placeholders(keys, entry.getValueNode(), known));
            case SequenceNode list -> list.getValue().forEach(element -> placeholders(keys, element, known));
            case ScalarNode scalar -> {
                Matcher matcher = PLACEHOLDER.matcher(scalar.getValue());
                while (matcher.find()) {
                    if (!known.contains(matcher.group(1))) {
                        keys.file()
                                .mistake(
                                        node,
                                        "nothing is known to stand for " + matcher.group(),
                                        Spelling.advice(matcher.group(1), known));
                    }
                }
            }
            default -> {}
        }
    }

    private static void accepted(Mapping action) {
        action.mapping("accepted").ifPresent(accepted -> {
            accepted.needed("topic", topic -> topic);
            accepted.text("id", ActionReader::pointer);
            accepted.text("ok", ActionReader::pointer);
            accepted.end();
        });
    }

    private static void effect(Mapping action) {
        action.mapping("effect").ifPresent(effect -> {
            effect.needed("expect", Written::expression);
            effect.needed("within", Written::duration);
            effect.end();
        });
    }

    private static String pointer(String text) {
        if (!text.startsWith("/")) {
            throw new Wrong("'" + text + "' is no JSON pointer", "begin it with a /, such as /ok");
        }
        return text;
    }

    private static String word(RiskClass risk) {
        return risk.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
