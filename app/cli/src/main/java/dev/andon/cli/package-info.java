/**
 * Every job without a window. {@link dev.andon.cli.AndonCommand} is the way in; what it prints and returns is an interface that people
 * script.
 */
@NullMarked
package dev.andon.cli;

import org.jspecify.annotations.NullMarked;
