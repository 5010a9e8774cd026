package dev.andon.runtime;

import dev.andon.connector.Secrets;
import dev.andon.model.Problem;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A place that secrets can be put into. Any thread; every call may wait for a disk, for a person or for another process, but none for ever.
 * What is handed in or out belongs to the caller, who wipes it.
 */
public interface SecretStore extends Secrets {

    /** Where that is, for a person: {@code the key store of this system}. */
    String place();

    /** Why nothing can be kept or found here at the moment; empty: it can. */
    Optional<Problem> obstacle();

    /** The names of what is kept here; empty where that cannot be told. */
    SortedSet<String> names();

    /**
     * Keeps a secret, in place of any other of the same name.
     *
     * @throws Wrong when a person must do something first, which its remedy says
     * @throws IOException when it cannot be written; its message holds no secret
     */
    void put(String name, char[] value) throws IOException;

    /**
     * Forgets a secret; nothing happens when there is none.
     *
     * @throws Wrong when a person must do something first, which its remedy says
     * @throws IOException when it cannot be written
     */
    void remove(String name) throws IOException;
}
