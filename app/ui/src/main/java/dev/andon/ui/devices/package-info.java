/** The devices: the tree of what is watched, the live values of what is chosen in it, and all of them as a table. */
@NullMarked
package dev.andon.ui.devices;

import org.jspecify.annotations.NullMarked;
