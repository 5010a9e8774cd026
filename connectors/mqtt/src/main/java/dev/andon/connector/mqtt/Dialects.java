package dev.andon.connector.mqtt;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Inbox;
import dev.andon.model.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which dialects a connection speaks: all there are, or those that the option {@code dialects} names. */
final class Dialects {

    /** From this rank on a dialect knows its topics by their payload, not by their names. */
    static final int BY_PAYLOAD = 100;

    private static final String OPTION = "dialects";

    private Dialects() {}

    /** Our own dialects and those of other modules, by rank. A name in the option that none has is told. */
    static List<Dialect> of(List<Dialect> own, ConnectionSettings settings, Inbox inbox) {
        List<Dialect> all = new ArrayList<>(own);
        ServiceLoader.load(Dialect.class, Dialect.class.getClassLoader()).forEach(all::add);
        all.sort(Comparator.comparingInt(Dialect::rank));
        Set<String> wanted = words(settings.options().getOrDefault(OPTION, ""));
        if (wanted.isEmpty()) {
            return all;
        }
        Set<String> known = all.stream().map(Dialect::name).collect(Collectors.toCollection(TreeSet::new));
        wanted.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> inbox.unreadable(
                        new Problem(
                                "connection " + settings.name() + ", dialects",
                                "there is no dialect '" + name + "'",
                                "use " + String.join(", ", known) + ", or leave the key out for all"),
                        new byte[0],
                        0,
                        0));
        all.removeIf(dialect -> !wanted.contains(dialect.name()));
        return all;
    }

    private static Set<String> words(String option) {
        Set<String> words =
                new TreeSet<>(List.of(option.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)));
        words.remove("");
        return words;
    }
}
