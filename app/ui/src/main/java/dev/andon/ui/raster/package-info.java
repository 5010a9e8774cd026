/** Drawing by hand into pixels: the fast way for bars, sparklines and trends. */
@NullMarked
package dev.andon.ui.raster;

import org.jspecify.annotations.NullMarked;
