/** What is watched, as a tree: places first, then the structure of the topics, with roll-ups. */
@NullMarked
package dev.andon.ui.tree;

import org.jspecify.annotations.NullMarked;
