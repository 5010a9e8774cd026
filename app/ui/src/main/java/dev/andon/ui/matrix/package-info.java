/** The values of many devices of one type side by side: a row for each device, a column for each point. */
@NullMarked
package dev.andon.ui.matrix;

import org.jspecify.annotations.NullMarked;
