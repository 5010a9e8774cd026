/** The program: it opens the window, runs a command or draws a picture. Nothing imports this package. */
@NullMarked
package dev.andon.desktop;

import org.jspecify.annotations.NullMarked;
