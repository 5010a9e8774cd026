/** The map of what is watched: an offline world, floor plans, and what stands and moves on them. */
@NullMarked
package dev.andon.ui.map;

import org.jspecify.annotations.NullMarked;
