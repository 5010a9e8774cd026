@NullMarked
package dev.andon.ui.overview;

import org.jspecify.annotations.NullMarked;
