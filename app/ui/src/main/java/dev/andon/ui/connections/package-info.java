/** Connections: how they fare, and adding, changing, testing and removing them. */
@NullMarked
package dev.andon.ui.connections;

import org.jspecify.annotations.NullMarked;
