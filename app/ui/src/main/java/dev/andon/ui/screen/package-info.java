/** What a screen is to the window that shows it, and what all screens of one window share. */
@NullMarked
package dev.andon.ui.screen;

import org.jspecify.annotations.NullMarked;
