package dev.andon.runtime;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Secrets;
import dev.andon.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Secrets from environment variables: the secret {@code line-2} stands in {@code ANDON_SECRET_LINE_2}.
 *
 * @param environment variables by name
 */
public record EnvironmentSecrets(Map<String, String> environment) implements Secrets {

    private static final String PREFIX = "ANDON_SECRET_";

    /** The variable that holds a secret: upper case, and {@code _} for whatever is no letter or digit. */
    public static String variable(String name) {
        return PREFIX + name.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "_");
    }

    @Override
    public Optional<char[]> find(String name) {
        return Optional.ofNullable(environment.get(variable(name))).map(String::toCharArray);
    }

    /** A problem for each secret that the connections refer to and their own {@link Secrets} do not have. */
    public static List<Problem> missing(List<ConnectionSettings> connections) {
        List<Problem> missing = new ArrayList<>();
        for (ConnectionSettings connection : connections) {
            Stream.of(
                            connection.password(),
                            connection.token(),
                            connection.tls().keySecret())
                    .filter(Objects::nonNull)
                    .filter(name -> connection.secrets().find(name).isEmpty())
                    .map(name -> missing(connection, name))
                    .forEach(missing::add);
        }
        return missing;
    }

    private static Problem missing(ConnectionSettings connection, String name) {
        Optional<Problem> obstacle =
                connection.secrets() instanceof SecretStore store ? store.obstacle() : Optional.empty();
        return obstacle.map(why -> new Problem(
                        connection.name(),
                        "the secret " + name + " is not there: " + why.what(),
                        why.remedy() + ", or put the secret into the environment variable " + variable(name)))
                .orElseGet(() -> new Problem(
                        connection.name(),
                        "the secret " + name + " is not there",
                        "put it there with andon secret set " + name + ", or into the environment variable "
                                + variable(name)));
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "secrets in " + PREFIX + "...";
    }
}
