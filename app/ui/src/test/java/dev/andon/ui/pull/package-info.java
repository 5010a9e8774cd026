@NullMarked
package dev.andon.ui.pull;

import org.jspecify.annotations.NullMarked;
