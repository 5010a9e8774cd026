/** The program without a screen: the workspace, ingest, the live table and their health. */
@NullMarked
package dev.andon.runtime;

import org.jspecify.annotations.NullMarked;
