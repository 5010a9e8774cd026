@NullMarked
package dev.andon.ui.connections;

import org.jspecify.annotations.NullMarked;
