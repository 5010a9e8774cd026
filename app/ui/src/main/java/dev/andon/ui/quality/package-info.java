/** How each quality of a value looks, in numbers, bars, trends and lists alike. */
@NullMarked
package dev.andon.ui.quality;

import org.jspecify.annotations.NullMarked;
