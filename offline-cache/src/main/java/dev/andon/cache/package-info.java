/** The offline cache: everything that was seen, in one SQLite file, sealed, with what is known of its gaps. */
@NullMarked
package dev.andon.cache;

import org.jspecify.annotations.NullMarked;
