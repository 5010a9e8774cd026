/** The window: frame, connection state, status line, and the screen that is in it. */
@NullMarked
package dev.andon.ui.shell;

import org.jspecify.annotations.NullMarked;
