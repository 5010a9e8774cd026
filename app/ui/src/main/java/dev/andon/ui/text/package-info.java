/** What a person reads: the words of a language, and numbers and ages written its way. No toolkit. */
@NullMarked
package dev.andon.ui.text;

import org.jspecify.annotations.NullMarked;
