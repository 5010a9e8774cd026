package dev.andon.runtime;

import dev.andon.cache.Bounds;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code keep: { values: 90d, minutes: 5y, size: 5GB }}, of a connection or of the whole workspace. */
final class KeepReader {

    /** Under which it stands. */
    static final String KEY = "keep";

    private static final Pattern AGE = Pattern.compile("(\\d{1,4})\\s*([wy])");
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*([MGT])B", Pattern.CASE_INSENSITIVE);
    private static final Duration LEAST_AGE = Duration.ofDays(1);
    private static final int YEAR = 365;
    private static final int WEEK = 7;

    private KeepReader() {}

    /**
     * What is said there; while there is a mistake in it, everything is kept.
     *
     * @param otherwise what holds for the parts that are left out
     */
    static Bounds read(Mapping keys, Bounds otherwise) {
        int before = keys.file().mistakes().size();
        Bounds read = keys.mapping(KEY).map(keep -> bounds(keep, otherwise)).orElse(otherwise);
        return keys.file().mistakes().size() > before ? Keeping.EVERYTHING : read;
    }

    private static Bounds bounds(Mapping keep, Bounds otherwise) {
        Duration values = keep.text("values", KeepReader::age);
        Duration minutes = keep.text("minutes", KeepReader::age);
        Long size = keep.text("size", KeepReader::size);
        keep.end();
        Duration fine = values == null ? otherwise.fine() : values;
        Duration coarse = minutes == null ? otherwise.coarse() : minutes;
        if (minutes == null && coarse.compareTo(fine) < 0) {
            coarse = fine;
        } else if (values == null && coarse.compareTo(fine) < 0) {
            fine = coarse;
        }
        if (coarse.compareTo(fine) < 0) {
            keep.mistake("minutes", "minutes are kept for a shorter time than values", "swap them, or leave one out");
            return otherwise;
        }
        return new Bounds(fine, coarse, size == null ? otherwise.bytes() : size);
    }

    /** How old something may become: weeks and years as well, and a day at least. */
    private static Duration age(String text) {
        Matcher form = AGE.matcher(text.strip());
        Duration age = form.matches()
                ? Duration.ofDays(Long.parseLong(form.group(1)) * (form.group(2).equals("y") ? YEAR : WEEK))
                : duration(text);
        if (age.compareTo(LEAST_AGE) < 0) {
            throw new Wrong("'" + text + "' is less than a day", "write 1d at least, such as 90d, 12w or 5y");
        }
        return age;
    }

    private static Duration duration(String text) {
        try {
            return Written.duration(text);
        } catch (Wrong e) {
            throw new Wrong("'" + text + "' is no age", "write it like 90d, 12w or 5y");
        }
    }

    private static long size(String text) {
        Matcher form = SIZE.matcher(text.strip());
        if (!form.matches()) {
            throw new Wrong("'" + text + "' is no size", "write it like 500MB, 5GB or 1.5TB");
        }
        double unit = switch (form.group(2).toUpperCase(Locale.ROOT)) {
            case "M" -> 1e6;
            case "G" -> 1e9;
            default -> 1e12;
        };
        long bytes = Math.round(Double.parseDouble(form.group(1)) * unit);
        if (bytes < 1e6) {
            throw new Wrong("'" + text + "' is next to nothing", "write 1MB at least");
        }
        return bytes;
    }
}
