/** The border to the toolkit's thread: its start, its pulse, its screen. Nothing else may reach for them. */
@NullMarked
package dev.andon.ui.fx;

import org.jspecify.annotations.NullMarked;
