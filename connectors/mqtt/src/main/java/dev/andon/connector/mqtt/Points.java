package dev.andon.connector.mqtt;

import dev.andon.connector.Inbox;
import dev.andon.model.Kind;
import dev.andon.model.Unit;

/** Asks the inbox for the points that topics feed, and bounds how many there can be. */
final class Points {

    /** Points of one connection. What goes beyond is made up by a publisher that puts changing things into names. */
    static final int LIMIT = 1_000_000;

    private final Inbox inbox;
    private final int limit;
    private int count;

    Points(Inbox inbox, int limit) {
        this.inbox = inbox;
        this.limit = limit;
    }

    /** A feed of a point; {@link Feed#NOWHERE} when there are too many, which is reported once. */
    Feed feed(String device, String point, Kind kind, Unit unit) {
        if (count >= limit) {
            if (count++ == limit) {
                inbox.ignored(
                        device,
                        "more than " + limit + " points on one connection: this and further new ones are left out",
                        0);
            }
            return Feed.NOWHERE;
        }
        count++;
        int handle = inbox.point(inbox.device(device), point, kind);
        if (!unit.equals(Unit.NONE)) {
            inbox.unit(handle, unit);
        }
        return new Feed(handle, kind);
    }

    /** The unit of a point that is fed already. */
    void unit(Feed feed, Unit unit) {
        if (feed.point() >= 0) {
            inbox.unit(feed.point(), unit);
        }
    }
}
