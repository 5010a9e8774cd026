/** Where devices that move were during the last hour, whatever screen is seen. */
@NullMarked
package dev.andon.ui.track;

import org.jspecify.annotations.NullMarked;
