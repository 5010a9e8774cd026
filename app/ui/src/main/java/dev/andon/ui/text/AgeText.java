package dev.andon.ui.text;

/** Ages and waits as a person says them: {@code 0.4 s}, {@code 12 s}, {@code 4 min 10 s}, {@code 3 h 5 min}, {@code 2 d 4 h}. */
public final class AgeText {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long TENTHS_BELOW = 10 * SECOND;

    private final NumberText numbers;
    private final String second;
    private final String minute;
    private final String hour;
    private final String day;

    public AgeText(Words words) {
        numbers = new NumberText(words.locale());
        second = ' ' + words.get("age.second");
        minute = ' ' + words.get("age.minute");
        hour = ' ' + words.get("age.hour");
        day = ' ' + words.get("age.day");
    }

    /**
     * Writes an age.
     *
     * @param micros below 0 (a clock that runs ahead) counts as 0
     */
    public String format(long micros) {
        if (micros < TENTHS_BELOW) {
            return numbers.format(tenths(micros) / 10.0, 1) + second;
        }
        if (micros < MINUTE) {
            return micros / SECOND + second;
        }
        if (micros < HOUR) {
            return two(micros / MINUTE, minute, micros % MINUTE / SECOND, second);
        }
        if (micros < DAY) {
            return two(micros / HOUR, hour, micros % HOUR / MINUTE, minute);
        }
        return two(micros / DAY, day, micros % DAY / HOUR, hour);
    }

    /** Writes how long something lasts: as an age, but without the tenths of seconds. */
    public String duration(long micros) {
        return micros < TENTHS_BELOW ? Math.max(0, micros) / SECOND + second : format(micros);
    }

    private static long tenths(long micros) {
        return Math.max(0, micros) * 10 / SECOND;
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + ' ' + small + smallUnit;
    }
}
