package dev.andon.ui.devices;

import dev.andon.model.Presence;
import dev.andon.ui.quality.Standing;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a device fares as a whole: by its values, and by what was said of its presence. What needs a look comes first, the worst before the others. */
enum Condition {
    FAULT(Standing.FAULT),
    OFFLINE(Standing.SILENT),
    SILENT(Standing.SILENT),
    NEVER_HEARD(Standing.NEVER_HEARD),
    /** It speaks, but some of its values never came. */
    INCOMPLETE(Standing.NEVER_HEARD),
    OUTSIDE(Standing.OUTSIDE),
    LAST_KNOWN(null),
    SLEEPING(null),
    WAITING(null),
    AWAY(null),
    LIVE(null);

    private static final Condition[] ALL = values();

    private final @Nullable Standing mark;

    Condition(@Nullable Standing mark) {
        this.mark = mark;
    }

    /** @param heard whether anything at all was heard of it */
    static Condition of(Standing standing, boolean heard, Presence presence) {
        if (presence instanceof Presence.Offline && standing != Standing.FAULT) {
            return OFFLINE;
        }
        return switch (standing) {
            case FAULT -> FAULT;
            case SILENT -> presence instanceof Presence.Sleeping ? SLEEPING : SILENT;
            case NEVER_HEARD -> presence instanceof Presence.Sleeping ? SLEEPING : heard ? INCOMPLETE : NEVER_HEARD;
            case OUTSIDE -> OUTSIDE;
            case LAST_KNOWN -> presence instanceof Presence.Sleeping ? SLEEPING : LAST_KNOWN;
            case WAITING -> presence instanceof Presence.Sleeping ? SLEEPING : WAITING;
            case AWAY -> presence instanceof Presence.Sleeping ? SLEEPING : AWAY;
            case LIVE -> LIVE;
        };
    }

    static Condition at(int ordinal) {
        return ALL[ordinal];
    }

    /** What stands beside the name; null: nothing needs a look. */
    @Nullable
    Standing mark() {
        return mark;
    }

    /** Whether nothing of it is what the plant says now. */
    boolean grey() {
        return this != LIVE && this != OUTSIDE && this != FAULT && this != INCOMPLETE;
    }

    /** Key of the words that say it. */
    String key() {
        return key("devices.health.");
    }

    /** Key of the other words by which people look for it. */
    String findKey() {
        return key("devices.find.");
    }

    private String key(String group) {
        return group + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
