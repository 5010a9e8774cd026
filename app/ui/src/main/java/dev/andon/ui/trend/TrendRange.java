package dev.andon.ui.trend;

/** How much time a person may choose to see at once. */
enum TrendRange {
    FIVE_MINUTES("5m", 5 * 60),
    HOUR("1h", 3_600),
    EIGHT_HOURS("8h", 8 * 3_600),
    DAY("24h", 86_400),
    WEEK("7d", 7 * 86_400),
    MONTH("30d", 30 * 86_400),
    YEAR("1y", 365 * 86_400);

    private final String code;
    private final long span;

    TrendRange(String code, long seconds) {
        this.code = code;
        span = seconds * 1_000_000;
    }

    /** Microseconds. */
    long span() {
        return span;
    }

    /** Id of whatever chooses it. */
    String id() {
        return "trend-range-" + code;
    }

    /** Key of its word. */
    String key() {
        return "trend.range." + code;
    }
}
