/** What the tests of the screens share: a connection that says what a test tells it to. */
@NullMarked
package dev.andon.ui;

import org.jspecify.annotations.NullMarked;
