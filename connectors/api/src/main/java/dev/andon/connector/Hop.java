package dev.andon.connector;

import dev.andon.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way to a far end, as the doctor found it.
 *
 * @param name of the step: {@code name}, {@code tcp}, {@code tls}, {@code mqtt}, {@code rights}, {@code clock} ...
 * @param found what was found, for a person: {@code 10.0.0.7 in 2 ms}
 * @param problem why the way ends here; null: this hop is sound
 */
public record Hop(String name, String found, @Nullable Problem problem) {}
