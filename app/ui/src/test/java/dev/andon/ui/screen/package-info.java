@NullMarked
package dev.andon.ui.screen;

import org.jspecify.annotations.NullMarked;
