/** The screen that shows how the program itself fares, and what records it. */
@NullMarked
package dev.andon.ui.health;

import org.jspecify.annotations.NullMarked;
