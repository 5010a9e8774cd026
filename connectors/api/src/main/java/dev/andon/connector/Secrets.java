package dev.andon.connector;

import java.util.Optional;

/** Where secrets are kept. What it returns is never logged, shown or stored by the one who asks. */
@FunctionalInterface
public interface Secrets {

    /** The secret stored under a name; empty when there is none. */
    Optional<char[]> find(String name);
}
