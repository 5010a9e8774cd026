@NullMarked
package dev.andon.model;

import org.jspecify.annotations.NullMarked;
