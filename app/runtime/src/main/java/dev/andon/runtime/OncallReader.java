package dev.andon.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Looks over who is on call: people, channels, rota, escalation; names are looked up across the files. */
final class OncallReader {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    /** Whom an escalation step can be for, besides people by name. */
    private static final List<String> ROLES = List.of("on-duty", "everyone");

    private record Reference(Mapping keys, String key, String name) {}

    private final Map<String, Mapping> people = new TreeMap<>();
    private final Map<String, Mapping> channels = new TreeMap<>();
    private final List<Reference> toPeople = new ArrayList<>();
    private final List<Reference> toChannels = new ArrayList<>();

    void read(Mapping keys) {
        keys.named("people").forEach((name, person) -> {
            people.put(name, person);
            person.text("name");
            person.texts("pages", channel -> toChannels.add(new Reference(person, "pages", channel)));
            person.end();
        });
        keys.named("channels").forEach((name, channel) -> {
            channels.put(name, channel);
            channel.needed("kind", kind -> kind);
            channel.rest().forEach((key, value) -> secret(channel, key, value));
        });
        keys.mappings("rota").forEach(this::shift);
        keys.mappings("escalation").forEach(this::chain);
        keys.end();
    }

    private void shift(Mapping shift) {
        shift.needed("person", name -> toPeople.add(new Reference(shift, "person", name)));
        shift.texts("days", day -> Mapping.choose("a day", day, DAYS));
        shift.text("from", OncallReader::clock);
        shift.text("to", OncallReader::clock);
        shift.end();
    }

    private void chain(Mapping chain) {
        chain.texts("priority", OncallReader::priority);
        for (Mapping step : chain.mappings("steps")) {
            step.needed("to", name -> ROLES.contains(name) || toPeople.add(new Reference(step, "to", name)));
            step.text("wait", Written::duration);
            step.end();
        }
        chain.end();
    }

    /** Says which names were used that no file explains. */
    void lookUp() {
        List<String> names = new ArrayList<>(people.keySet());
        for (Reference use : toPeople) {
            if (!people.containsKey(use.name)) {
                use.keys.mistake(use.key, "there is no person " + use.name, Spelling.advice(use.name, names));
            }
        }
        for (Reference use : toChannels) {
            if (!channels.containsKey(use.name)) {
                use.keys.mistake(
                        use.key, "there is no channel " + use.name, Spelling.advice(use.name, channels.keySet()));
            }
        }
    }

    private static String priority(String text) {
        if (!text.matches("[1-4]")) {
            throw new Wrong("there is no priority " + text, "priorities are 1, the highest, to 4");
        }
        return text;
    }

    private static void secret(Mapping keys, String key, Node value) {
        Optional.of(value)
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                .filter(scalar -> SecretKey.inTheOpen(key, scalar.getValue()))
                .ifPresent(scalar -> keys.file().mistake(scalar, SecretKey.refusal(key)));
    }

    private static String clock(String text) {
        if (!text.matches("([01]\\d|2[0-4]):[0-5]\\d")) {
            throw new Wrong("'" + text + "' is no time of day", "write it like \"06:00\", in quotes");
        }
        return text;
    }
}
