/** Whole-process measurements, each beside its alternative in the same run; {@code bench/run} prints the table. */
@NullMarked
package dev.andon.bench;

import org.jspecify.annotations.NullMarked;
