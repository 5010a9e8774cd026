/** The port that every connector implements: how the outside world becomes samples. */
@NullMarked
package dev.andon.connector;

import org.jspecify.annotations.NullMarked;
