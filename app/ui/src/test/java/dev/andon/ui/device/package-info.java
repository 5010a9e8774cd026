@NullMarked
package dev.andon.ui.device;

import org.jspecify.annotations.NullMarked;
