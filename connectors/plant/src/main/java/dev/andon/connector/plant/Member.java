package dev.andon.connector.plant;

import java.util.List;

/**
 * A device of the fleet.
 *
 * @param id its topic, beginning with its gateway's
 * @param gateway through whose connection it speaks; its own id for the gateway itself
 */
record Member(String id, String gateway, List<Channel> channels) {}
