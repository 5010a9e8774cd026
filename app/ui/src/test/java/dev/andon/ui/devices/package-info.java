@NullMarked
package dev.andon.ui.devices;

import org.jspecify.annotations.NullMarked;
