/** The search over everything: sites, devices, points, screens and what one can do. */
@NullMarked
package dev.andon.ui.search;

import org.jspecify.annotations.NullMarked;
