/** The nouns everything else speaks of: immutable records, enums and sealed types. No I/O, no clock, no thread. */
@NullMarked
package dev.andon.model;

import org.jspecify.annotations.NullMarked;
