package dev.andon.cache;

import java.nio.file.Path;
import java.util.List;

/**
 * What a look through all of a cache has found.
 *
 * @param blocks how many blocks of rows could be read
 * @param rows how many rows there are in them
 * @param losses what is damaged, the first thousand
 * @param count how many there are in all
 * @param lost rows that are lost, as far as that is known
 */
public record Report(Path file, long blocks, long rows, List<Loss> losses, long count, long lost) {

    /** Whether nothing is damaged. */
    public boolean whole() {
        return count == 0;
    }
}
