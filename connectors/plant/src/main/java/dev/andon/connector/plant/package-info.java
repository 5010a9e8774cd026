/** The demo plant: a scripted fleet behind a real broker in this process, heard through the same connector as everything else. */
@NullMarked
package dev.andon.connector.plant;

import org.jspecify.annotations.NullMarked;
