/** What tests of connectors share: the contract every connector keeps, a real broker, a faulty wire, certificates. Never in the product. */
@NullMarked
package dev.andon.connector.testkit;

import org.jspecify.annotations.NullMarked;
