/** What is recorded, where, and how much of it. */
@NullMarked
package dev.andon.ui.storage;

import org.jspecify.annotations.NullMarked;
