@NullMarked
package dev.andon.ui.storage;

import org.jspecify.annotations.NullMarked;
