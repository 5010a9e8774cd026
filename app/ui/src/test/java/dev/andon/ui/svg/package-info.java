@NullMarked
package dev.andon.ui.svg;

import org.jspecify.annotations.NullMarked;
