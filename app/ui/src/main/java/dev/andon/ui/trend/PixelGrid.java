package dev.andon.ui.trend;

/**
 * Columns of pixels in time. They begin at multiples of their width, so that as time passes they move by whole columns, and what is in each stays what it
 * was.
 *
 * @param width of a column, microseconds
 * @param first number of the first column: it begins at {@code first * width} since 1970 UTC
 * @param count of columns, at least 1
 */
record PixelGrid(long width, long first, int count) {

    private static final int NEWEST_SHARE = 10;

    /** The columns of a stretch whose last one holds its end. */
    static PixelGrid ending(long end, long span, int count) {
        long width = Math.max(1, span / count);
        return new PixelGrid(width, Math.floorDiv(end, width) - count + 1, count);
    }

    /** With as many columns again on either side, but for those that are still to come. */
    PixelGrid withNeighbours(long now) {
        long begin = Math.max(0, first - count);
        long end = Math.max(first, Math.min(first + 2L * count - 1, Math.floorDiv(now, width)));
        return new PixelGrid(width, begin, (int) (end - begin + 1));
    }

    long from() {
        return first * width;
    }

    /** Where the last column ends. */
    long to() {
        return (first + count) * width;
    }

    /** What is lacking of columns that are known. */
    enum Lack {
        NOTHING,
        /** A few of the newest, which have only just come to pass. */
        NEWEST,
        /** Something of what is seen, or will be with the next movement. */
        MUCH
    }

    /**
     * What these columns lack.
     *
     * @param shown of which half as much again is to be known on either side
     * @param wanted as far as there is anything to be known
     */
    Lack lack(PixelGrid shown, PixelGrid wanted) {
        long half = shown.count / 2;
        if (width != shown.width || first > Math.max(wanted.first, shown.first - half)) {
            return Lack.MUCH;
        }
        long missing = Math.min(wanted.end(), shown.end() + half) - end();
        boolean live = wanted.end() <= shown.end();
        return missing <= 0 ? Lack.NOTHING : live && missing < shown.count / NEWEST_SHARE ? Lack.NEWEST : Lack.MUCH;
    }

    private long end() {
        return first + count;
    }
}
