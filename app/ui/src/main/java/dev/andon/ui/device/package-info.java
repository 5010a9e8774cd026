/** The page of one device: what it measures, how it fares, and what it sends as it came. */
@NullMarked
package dev.andon.ui.device;

import org.jspecify.annotations.NullMarked;
