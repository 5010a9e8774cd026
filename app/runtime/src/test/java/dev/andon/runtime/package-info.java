@NullMarked
package dev.andon.runtime;

import org.jspecify.annotations.NullMarked;
