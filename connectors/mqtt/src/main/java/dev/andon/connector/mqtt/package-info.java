/** MQTT 5 and 3.1.1: sessions on Eclipse Paho over our own transport and supervisor, and the port of a payload dialect. */
@NullMarked
package dev.andon.connector.mqtt;

import org.jspecify.annotations.NullMarked;
