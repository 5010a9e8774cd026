package dev.andon.cli;

/** What the help says of qualities, for the commands that print them. */
final class QualityHelp {

    static final String TITLE = "Qualities:";
    static final String GOOD = "  GOOD           live: measured and fresh";
    static final String UNCERTAIN = "  UNCERTAIN      last known: a retained message, which may be old";
    static final String STALE =
            "  STALE          older than its source promises, its timestamps stand still, or its link is lost";
    static final String BAD = "  BAD            wrong at the source, or unreadable; it has no value";
    static final String NOT_CONNECTED = "  NOT_CONNECTED  never heard since the start";
    static final String BACKFILL = "  GOOD_BACKFILL  delivered late: history only, and then historical is true";
    static final String PAGE = "More: docs/reading.md";

    private QualityHelp() {}
}
