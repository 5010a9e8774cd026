/** The overview across the room: sites and lines as tiles, the values that speak for them, and what needs a look. */
@NullMarked
package dev.andon.ui.overview;

import org.jspecify.annotations.NullMarked;
