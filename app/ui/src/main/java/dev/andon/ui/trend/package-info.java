/** The recent past of a point: recording it while it comes, and drawing it. */
@NullMarked
package dev.andon.ui.trend;

import org.jspecify.annotations.NullMarked;
