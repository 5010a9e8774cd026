package dev.andon.connector.mqtt;

import dev.andon.connector.SampleBatch;

/** Times as sources write them, as microseconds since 1970 UTC. Whether a time is plausible is not judged here. */
final class SourceTime {

    /** What is no time. */
    static final long UNREADABLE = SampleBatch.NO_TIME;

    /** Below: seconds (until the year 5138). Then milliseconds, microseconds and nanoseconds, each until the same year. */
    private static final double SECONDS_END = 1e11;

    private static final double MILLIS_END = 1e14;
    private static final double MICROS_END = 1e17;
    private static final double NANOS_END = 1e20;

    private static final long SECOND = 1_000_000;

    /** From the first of March in the year 0. */
    private static final long DAYS_TO_1970 = 719_468;

    private SourceTime() {}

    /** A time since 1970 in the unit that its magnitude tells: seconds, milliseconds, microseconds or nanoseconds. */
    static long of(long number) {
        double size = Math.abs((double) number);
        if (size < SECONDS_END) {
            return number * SECOND;
        }
        if (size < MILLIS_END) {
            return number * 1_000;
        }
        return size < MICROS_END ? number : Math.floorDiv(number, 1_000L);
    }

    /** The same for a number with a fraction; {@link #UNREADABLE} when it is beyond any time. */
    static long of(double number) {
        double size = Math.abs(number);
        if (!(size < NANOS_END)) {
            return UNREADABLE;
        }
        if (size < SECONDS_END) {
            return Math.round(number * 1e6);
        }
        if (size < MILLIS_END) {
            return Math.round(number * 1e3);
        }
        return Math.round(size < MICROS_END ? number : number / 1e3);
    }

    /**
     * A time as ISO 8601 writes it, to the minute or finer: {@code 2026-11-03T10:15:30.25+01:00}; a space may stand for the T. Without a
     * zone it is UTC. {@link #UNREADABLE} for anything else.
     */
    static long of(byte[] text, int from, int to) {
        if (to - from < 16
                || text[from + 4] != '-'
                || text[from + 7] != '-'
                || ((text[from + 10] | 0x20) != 't' && text[from + 10] != ' ')
                || text[from + 13] != ':') {
            return UNREADABLE;
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int at = from + 16;
        int second = 0;
        if (at + 2 < to && text[at] == ':') {
            second = number(text, at + 1, 2);
            at += 3;
        }
        if (year < 0 || month < 1 || month > 12 || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return UNREADABLE;
        }
        // 60 is a leap second.
        if (second < 0 || second > 60 || day < 1 || day > daysOf(year, month)) {
            return UNREADABLE;
        }
        long micros = 0;
        if (at < to && (text[at] == '.' || text[at] == ',')) {
            int first = ++at;
            long unit = SECOND / 10;
            for (; at < to && text[at] >= '0' && text[at] <= '9'; at++, unit /= 10) {
                micros += unit * (text[at] - '0');
            }
            if (at == first) {
                return UNREADABLE;
            }
        }
        int offset = offset(text, at, to);
        if (offset == NO_OFFSET) {
            return UNREADABLE;
        }
        long days = days(year, month, day);
        return (((days * 24 + hour) * 60 + minute - offset) * 60 + second) * SECOND + micros;
    }

    private static int daysOf(int year, int month) {
        if (month == 2) {
            return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Days since 1970-01-01, counted in years that begin in March so that a leap day is the last; without the objects of java.time. */
    private static long days(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int leapDays = Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
        return 365L * marchYear + leapDays + dayOfYear - DAYS_TO_1970;
    }

    /** Whether a text that is a time names its zone. */
    static boolean zoned(byte[] text, int from, int to) {
        for (int i = from + 16; i < to; i++) {
            if ((text[i] | 0x20) == 'z' || text[i] == '+' || text[i] == '-') {
                return true;
            }
        }
        return false;
    }

    private static final int NO_OFFSET = Integer.MIN_VALUE;

    /** Minutes east of UTC: nothing, {@code Z}, {@code +01}, {@code +0100} or {@code +01:00}. */
    private static int offset(byte[] text, int from, int to) {
        int length = to - from;
        if (length == 0 || (length == 1 && (text[from] | 0x20) == 'z')) {
            return 0;
        }
        if ((text[from] != '+' && text[from] != '-') || (length != 3 && length != 5 && length != 6)) {
            return NO_OFFSET;
        }
        int hours = number(text, from + 1, 2);
        int minutes = length == 3 ? 0 : number(text, to - 2, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || (length == 6 && text[from + 3] != ':')) {
            return NO_OFFSET;
        }
        return text[from] == '-' ? -(hours * 60 + minutes) : hours * 60 + minutes;
    }

    /** So many digits as a number; below 0 when one is none. */
    private static int number(byte[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
