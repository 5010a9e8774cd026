/** Colours, fonts, icons and the style sheets that use them. */
@NullMarked
package dev.andon.ui.theme;

import org.jspecify.annotations.NullMarked;
