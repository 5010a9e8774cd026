@NullMarked
package dev.andon.ui.matrix;

import org.jspecify.annotations.NullMarked;
