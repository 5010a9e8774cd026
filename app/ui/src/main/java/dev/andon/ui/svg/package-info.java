/** Reads drawings in the part of SVG that floor plans use; JavaFX has no reader of its own. */
@NullMarked
package dev.andon.ui.svg;

import org.jspecify.annotations.NullMarked;
