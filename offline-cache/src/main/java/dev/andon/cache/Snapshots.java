package dev.andon.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of the table {@code setting} that hold snapshots: {@link #PLACES} of them, the oldest goes for one more. */
final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    static final int PLACES = 8;

    private final Connection connection;
    private final Seal seal;

    Snapshots(Connection connection, Seal seal) {
        this.connection = connection;
        this.seal = seal;
    }

    private record Placed(long id, Snapshot snapshot) {}

    /** All that can be read. */
    List<Snapshot> all() throws SQLException {
        return placed().stream().map(Placed::snapshot).toList();
    }

    /** Keeps one in the place of the one of its name; commits. */
    void keep(Snapshot snapshot) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO setting (id, sealed) VALUES (?, ?)")) {
            long id = place(snapshot.name());
            insert.setLong(1, id);
            insert.setBytes(2, seal.close(Sealed.SETTING, plain(snapshot), id));
            insert.executeUpdate();
        }
        connection.commit();
    }

    private long place(String name) throws SQLException {
        List<Placed> placed = placed();
        for (Placed one : placed) {
            if (one.snapshot().name().equals(name)) {
                return one.id();
            }
        }
        for (long id = Setting.SNAPSHOTS.id(); id < Setting.SNAPSHOTS.id() + PLACES; id++) {
            long free = id;
            // One that cannot be read is a free place as well.
            if (placed.stream().noneMatch(one -> one.id() == free)) {
                return free;
            }
        }
        return placed.stream()
                .min(Comparator.comparingLong(one -> one.snapshot().time()))
                .orElseThrow()
                .id();
    }

    private List<Placed> placed() throws SQLException {
        List<Placed> placed = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, sealed FROM setting WHERE id >= ? AND id < ?")) {
            select.setLong(1, Setting.SNAPSHOTS.id());
            select.setLong(2, Setting.SNAPSHOTS.id() + PLACES);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    long id = found.getLong(1);
                    try {
                        placed.add(new Placed(id, snapshot(seal.open(Sealed.SETTING, Sql.bytes(found, 2), id))));
                    } catch (Damaged lost) {
                        LOG.warn("a snapshot is damaged; the next one goes into its place", lost);
                    }
                }
            }
        }
        return placed;
    }

    private static byte[] plain(Snapshot snapshot) {
        byte[] name = snapshot.name().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + name.length + snapshot.content().length)
                .putLong(snapshot.time())
                .putInt(name.length)
                .put(name)
                .put(snapshot.content())
                .array();
    }

    private static Snapshot snapshot(byte[] plain) {
        ByteBuffer buffer = ByteBuffer.wrap(plain);
        long time = buffer.getLong();
        byte[] name = new byte[buffer.getInt()];
        buffer.get(name);
        byte[] content = new byte[buffer.remaining()];
        buffer.get(content);
        return new Snapshot(new String(name, StandardCharsets.UTF_8), time, content);
    }
}
