package dev.andon.connector;

import dev.andon.model.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way to a far end, as the doctor found it.
 *
 * @param name of the step: {@code name}, {@code tcp}, {@code tls}, {@code mqtt}, {@code rights}, {@code clock} ...
 * @param found what was found, for a person: {@code 10.0.0.7 in 2 ms}
 * @param problem why the way ends here; null: this hop is sound
 * @param remarks what was met here that breaks nothing and yet is worth a look, such as a payload that cannot be read; one for each
 *     address, at most 100
 */
public record Hop(String name, String found, @Nullable Problem problem, List<Problem> remarks) {

    public Hop {
        remarks = List.copyOf(remarks);
    }

    /** A hop about which there is nothing more to say. */
    public Hop(String name, String found, @Nullable Problem problem) {
        this(name, found, problem, List.of());
    }
}
