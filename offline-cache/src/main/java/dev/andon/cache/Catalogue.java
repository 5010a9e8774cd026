package dev.andon.cache;

import dev.andon.model.Kind;
import dev.andon.model.Unit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points of the cache and their numbers, which are dense and for ever. Any thread asks and adds; the thread that writes keeps what is
 * new in the table. Names stand nowhere in the file but sealed.
 */
final class Catalogue {

    /** Connection and device of points whose names cannot be read any more. */
    static final String LOST = "lost";

    /** In place of a number, where there is none. */
    static final int NONE = -1;

    // Points and their connections, by number; only added to, read without the lock once published.
    private volatile @Nullable PointKey[] keys = new PointKey[256];
    private volatile int[] connections = new int[256];
    private volatile @Nullable Described[] described = new Described[256];
    private volatile int size;
    private int kept;
    // Below kept, and described otherwise since. Guarded by this.
    private final BitSet changed = new BitSet();
    // Written, but not yet known to be committed. Guarded by this.
    private BitSet written = new BitSet();
    private boolean fixed;
    private final Map<PointKey, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> firsts = new HashMap<>();

    /** What is known of a point besides its key; a title that is empty is not known. */
    record Described(Unit unit, String title) {
        static final Described AS_NOTHING = new Described(Unit.NONE, "");
    }

    /** What a sealed name says. */
    record Named(PointKey key, Described described) {}

    /** Reads the table. */
    static Catalogue load(Connection connection, Seal seal, Losses losses) throws SQLException {
        Catalogue catalogue = new Catalogue();
        catalogue.more(connection, seal, losses);
        catalogue.reserve(used(connection, seal));
        catalogue.kept = catalogue.size;
        return catalogue;
    }

    /** Reads what was added to the table. */
    synchronized void more(Connection connection, Seal seal, Losses losses) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT id, sealed FROM point WHERE id >= " + size + " ORDER BY id")) {
            while (rows.next()) {
                long id = rows.getLong(1);
                try {
                    learn((int) id, read(seal.open(Sealed.POINT, Sql.bytes(rows, 2), id)));
                } catch (Damaged e) {
                    losses.add(Loss.of(e));
                }
            }
        }
    }

    /** Takes in a point that has its number already. */
    synchronized void learn(int id, Named named) {
        put(id, named.key());
        described[id] = named.described();
    }

    /** Gives no new numbers from now on: somebody else does. */
    synchronized void fix() {
        fixed = true;
    }

    /** One above the highest number of a point that has blocks: its own row may be lost. */
    private static int used(Connection connection, Seal seal) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT t0, t1, n, body, size, rolled, point FROM block ORDER BY point DESC, t0 DESC")) {
            while (rows.next()) {
                Blocks.Head head = Blocks.head(rows.getInt(7), rows);
                try {
                    Blocks.open(head, seal);
                    return head.point() + 1;
                } catch (Damaged next) {
                    // Told when it is read; its number may be any.
                }
            }
        }
        return 0;
    }

    /** Gives what is recorded under numbers below this a name, where its own is lost: nobody else must get the number. */
    synchronized void reserve(int bound) {
        for (int id = 0; id < Math.max(bound, size); id++) {
            if (id >= size || keys[id] == null) {
                put(id, new PointKey(LOST, LOST, "point " + id, Kind.NUMBER));
            }
        }
    }

    /** The number of a point; a new one when it was not met before, or {@link #NONE} when none are given. */
    synchronized int number(PointKey key) {
        Integer known = numbers.get(key);
        if (known == null) {
            return fixed ? NONE : put(size, key);
        }
        return known;
    }

    /** Null for a number that there is not. */
    @Nullable
    PointKey find(int point) {
        return point >= 0 && point < size ? keys[point] : null;
    }

    PointKey key(int point) {
        PointKey key = find(point);
        if (key == null) {
            throw new IllegalArgumentException("no point has the number " + point);
        }
        return key;
    }

    Kind kind(int point) {
        return key(point).kind();
    }

    /** The unit of a point as it was described last. */
    Unit unit(int point) {
        return described(point).unit();
    }

    /** The title of a point's device as it was described last; empty: it never was. */
    String title(int point) {
        return described(point).title();
    }

    private Described described(int point) {
        key(point);
        Described known = described[point];
        return known == null ? Described.AS_NOTHING : known;
    }

    /** Says what a point is besides its key. */
    synchronized void describe(int point, Unit unit, String title) {
        Described before = described(point);
        if (!before.unit().equals(unit) || !before.title().equals(title)) {
            described[point] = new Described(unit, title);
            changed.set(point);
        }
    }

    /** The number of the first point of a point's connection. */
    int connection(int point) {
        return point < connections.length ? connections[point] : point;
    }

    int size() {
        return size;
    }

    /** Writes what is new into the table; the thread that writes, within its transaction. */
    int keep(Connection connection, Seal seal) throws SQLException {
        int until;
        BitSet due;
        synchronized (this) {
            until = size;
            written.or(changed);
            written.set(kept, until);
            changed.clear();
            due = (BitSet) written.clone();
        }
        if (!due.isEmpty()) {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT OR REPLACE INTO point (id, sealed) VALUES (?, ?)")) {
                for (int id = due.nextSetBit(0); id >= 0; id = due.nextSetBit(id + 1)) {
                    PointKey key = find(id);
                    if (key != null) {
                        insert.setInt(1, id);
                        insert.setBytes(2, seal.close(Sealed.POINT, bytes(key, described(id)), id));
                        insert.executeUpdate();
                    }
                }
            }
        }
        return until;
    }

    /** What {@link #keep} told is committed. */
    synchronized void kept(int until) {
        kept = until;
        written.clear();
    }

    private int put(int id, PointKey key) {
        if (id >= keys.length) {
            int length = Math.max(id + 1, keys.length * 2);
            keys = Arrays.copyOf(keys, length);
            connections = Arrays.copyOf(connections, length);
            described = Arrays.copyOf(described, length);
        }
        keys[id] = key;
        connections[id] = firsts.computeIfAbsent(key.connection(), unseen -> id);
        numbers.put(key, id);
        size = Math.max(size, id + 1);
        return id;
    }

    private static byte[] bytes(PointKey key, Described known) {
        byte[] connection = key.connection().getBytes(StandardCharsets.UTF_8);
        byte[] device = key.device().getBytes(StandardCharsets.UTF_8);
        byte[] name = key.name().getBytes(StandardCharsets.UTF_8);
        byte[] unit = known.unit().code().getBytes(StandardCharsets.UTF_8);
        byte[] title = known.title().getBytes(StandardCharsets.UTF_8);
        int texts = connection.length + device.length + name.length + unit.length + title.length;
        return ByteBuffer.allocate(1 + 4 * Integer.BYTES + texts)
                .put((byte) key.kind().ordinal())
                .putInt(connection.length)
                .put(connection)
                .putInt(device.length)
                .put(device)
                .putInt(name.length)
                .put(name)
                .putInt(unit.length)
                .put(unit)
                .put(title)
                .array();
    }

    static Named read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Kind kind = Kind.of(in.get());
        String connection = text(in, in.getInt());
        String device = text(in, in.getInt());
        PointKey key = new PointKey(connection, device, text(in, in.getInt()), kind);
        return new Named(key, new Described(new Unit(text(in, in.getInt())), text(in, in.remaining())));
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
