/** What a person chooses for the look of the program: colours, language, size. */
@NullMarked
package dev.andon.ui.settings;

import org.jspecify.annotations.NullMarked;
