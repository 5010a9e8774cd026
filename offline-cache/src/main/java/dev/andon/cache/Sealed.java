package dev.andon.cache;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The sealed columns of the cache. A frame is bound to its column, to its row's primary key and to the row's plain header, so that a row
 * that was moved and a header that was changed are noticed. All bound columns are integers; {@link Seal} takes them in this order.
 */
// The list cannot be changed, the bytes are not handed out.
@SuppressWarnings("ImmutableEnumChecker")
enum Sealed {
    POINT("the name of a point", "point", "sealed", 1, "id"),
    BLOCK("the head of a block of values", "block", "rolled", 2, "point", "t0", "t1", "n", "body", "size"),
    BODY("a block of values", "body", "bytes", 1, "id"),
    FOLD("the hours of a point", "fold", "rolled", 2, "point", "t0", "t1", "n"),
    JOURNAL("a part of what came last", "journal", "bytes", 1, "id"),
    LAST("a page of last values", "last", "bytes", 1, "page"),
    LEDGER("the count of a day", "ledger", "sealed", 2, "connection", "day"),
    OUTBOX("a command", "outbox", "sealed", 1, "seq", "high", "low", "state"),
    AUDIT("an entry of the audit", "audit", "sealed", 1, "seq"),
    SESSION("a session", "session", "sealed", 1, "id"),
    SETTING("a setting", "setting", "sealed", 1, "id");

    /** The most bytes one frame is bound to: the name and six columns. */
    static final int MOST_BOUND = 64;

    private final String words;
    private final String table;
    private final String column;
    private final int keys;
    private final List<String> bound;
    private final byte[] name;

    Sealed(String words, String table, String column, int keys, String... bound) {
        this.words = words;
        this.table = table;
        this.column = column;
        this.keys = keys;
        this.bound = List.of(bound);
        this.name = (table + '.' + column).getBytes(StandardCharsets.US_ASCII);
    }

    String table() {
        return table;
    }

    /** The column with the frames. */
    String column() {
        return column;
    }

    /** What a frame is bound to: the primary key first, then the header. */
    List<String> bound() {
        return bound;
    }

    /** The primary key. */
    List<String> keys() {
        return bound.subList(0, keys);
    }

    /** Writes the name of the column, which is bound as well, and tells its length. */
    int bindName(byte[] into) {
        System.arraycopy(name, 0, into, 0, name.length);
        return name.length;
    }

    /** Something about a row, for people: what it is comes first, where it stands in the file behind. */
    String told(String clause, long... values) {
        return words + ' ' + clause + " (" + row(values) + ')';
    }

    /** The row: {@code block 17, 1700000000000000}. */
    String row(long... values) {
        StringBuilder row = new StringBuilder(table);
        for (int i = 0; i < keys && i < values.length; i++) {
            row.append(i == 0 ? " " : ", ").append(values[i]);
        }
        return row.toString();
    }
}
