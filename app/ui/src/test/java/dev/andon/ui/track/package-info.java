@NullMarked
package dev.andon.ui.track;

import org.jspecify.annotations.NullMarked;
