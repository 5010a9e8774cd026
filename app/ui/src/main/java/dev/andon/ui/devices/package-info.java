/** The devices: the tree of what is watched, and the live values of what is chosen in it. */
@NullMarked
package dev.andon.ui.devices;

import org.jspecify.annotations.NullMarked;
