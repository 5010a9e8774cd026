package dev.andon.cache;

import java.nio.file.Path;
import java.util.List;

/**
 * What a look through all of a cache has found.
 *
 * @param blocks how many blocks of rows could be read
 * @param rows how many rows there are in them, and of what came last in none yet
 * @param losses what is damaged, the first thousand
 * @param count how many there are in all
 * @param lost rows that are lost, as far as that is known
 * @param unread its beginning or its keys are destroyed, and nothing behind was looked at: what can be saved is known once it was salvaged, and
 *     where it was, nothing could be
 */
public record Report(Path file, long blocks, long rows, List<Loss> losses, long count, long lost, boolean unread) {

    /** Whether nothing is damaged. */
    public boolean whole() {
        return count == 0;
    }
}
