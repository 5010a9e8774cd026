@NullMarked
package dev.andon.ui.map;

import org.jspecify.annotations.NullMarked;
