/** Pulling a page down to have everything asked anew, and what came of it. FX thread, but for what knows no toolkit. */
@NullMarked
package dev.andon.ui.pull;

import org.jspecify.annotations.NullMarked;
