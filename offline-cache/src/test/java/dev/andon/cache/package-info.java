@NullMarked
package dev.andon.cache;

import org.jspecify.annotations.NullMarked;
