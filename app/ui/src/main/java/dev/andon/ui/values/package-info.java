/** The live values of the devices chosen in the tree. */
@NullMarked
package dev.andon.ui.values;

import org.jspecify.annotations.NullMarked;
