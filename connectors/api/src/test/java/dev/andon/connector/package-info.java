@NullMarked
package dev.andon.connector;

import org.jspecify.annotations.NullMarked;
