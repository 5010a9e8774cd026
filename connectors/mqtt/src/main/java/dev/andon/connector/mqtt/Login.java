package dev.andon.connector.mqtt;

import dev.andon.connector.ConnectionSettings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who we say we are, for one attempt.
 *
 * @param username null: none
 * @param password the password or the token; null: none. Wiped after use
 */
record Login(@Nullable String username, char @Nullable [] password) {

    /** Fetches the secrets anew, since tokens are renewed. */
    static Login of(MqttSettings settings) throws WireException {
        ConnectionSettings connection = settings.connection();
        String secret = connection.token() != null ? connection.token() : connection.password();
        if (secret == null) {
            return new Login(connection.username(), null);
        }
        char[] password = connection
                .secrets()
                .find(secret)
                .orElseThrow(() -> new WireException(missing(settings.where(), secret)));
        return new Login(connection.username(), password);
    }

    /** The fault of a secret that is not there. */
    static Fault missing(String where, String name) {
        String variable = "ANDON_SECRET_" + name.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "_");
        return Fault.refused(
                where,
                "there is no secret '" + name + "'",
                "put it there with andon secret set " + name + ", or into the environment variable " + variable);
    }
}
