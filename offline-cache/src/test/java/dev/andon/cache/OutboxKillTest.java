package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.CommandState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whenever the program is killed: what went out went out once and in time, and the outbox knows of it. */
class OutboxKillTest {

    /** The program ends here, before or after a commit reached the disk. */
    private static final class Kill extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final int LIVES = 6;

    private final Map<UUID, Integer> sent = new HashMap<>();
    private final Map<UUID, Boolean> promised = new HashMap<>();
    private final List<UUID> ids = new ArrayList<>();
    private Instant now = START;

    @Property(tries = 60)
    void nothingGoesOutTwiceOrLateOrUnknown(@ForAll Random random) throws Exception {
        sent.clear();
        promised.clear();
        ids.clear();
        now = START;
        Path folder = Files.createTempDirectory("outbox");
        Path path = folder.resolve("andon.db");
        for (int life = 0; life < LIVES; life++) {
            try (CacheFile file = CacheFile.unsynced(path)) {
                Seal seal = file.ring(CacheFile.KEY).seal();
                live(new Outbox(mortal(file.connection, random.nextInt(25), random.nextBoolean()), seal), random);
            } catch (Kill end) {
                now = now.plusSeconds(random.nextInt(20));
            }
        }
        try (CacheFile file = CacheFile.unsynced(path)) {
            allIsKnown(new Outbox(file.connection, file.ring(CacheFile.KEY).seal()));
        }
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }

    private void live(Outbox outbox, Random random) throws Exception {
        for (OutboxEntry ended : outbox.restart(now).entries()) {
            assertThat(ended.state()).isIn(CommandState.UNCONFIRMED, CommandState.EXPIRED);
        }
        for (int step = 0; step < 40; step++) {
            now = now.plusMillis(random.nextInt(2_000));
            UUID id = ids.isEmpty() || random.nextInt(3) == 0 ? null : ids.get(random.nextInt(ids.size()));
            if (id == null) {
                UUID fresh = new UUID(random.nextLong(), random.nextLong());
                boolean idempotent = random.nextInt(4) == 0;
                ids.add(fresh);
                outbox.append(fresh, new byte[] {1}, now.plusSeconds(1 + random.nextInt(200)), idempotent, now);
                promised.put(fresh, idempotent);
            } else if (random.nextInt(3) > 0) {
                var handed = outbox.send(id, now);
                if (handed.isPresent()) {
                    assertThat(now).isBefore(handed.get().notAfter());
                    sent.merge(id, 1, Integer::sum);
                }
            } else {
                outbox.move(id, CommandState.SENT, CommandState.ACCEPTED, now, "");
                outbox.move(id, CommandState.QUEUED, CommandState.CANCELLED, now, "");
            }
        }
    }

    private void allIsKnown(Outbox outbox) throws Exception {
        outbox.restart(now);
        assertThat(outbox.contents().damaged()).isEmpty();
        for (UUID id : promised.keySet()) {
            OutboxEntry entry = outbox.find(id).orElseThrow();
            int times = sent.getOrDefault(id, 0);
            assertThat(entry.sent()).isGreaterThanOrEqualTo(times);
            if (!entry.idempotent()) {
                assertThat(times).isLessThanOrEqualTo(1);
                assertThat(entry.state()).isNotEqualTo(CommandState.SENT);
            }
            if (times > 0) {
                assertThat(entry.state()).isIn(CommandState.SENT, CommandState.ACCEPTED, CommandState.UNCONFIRMED);
            } else {
                assertThat(entry.state()).isNotEqualTo(CommandState.VERIFIED);
            }
        }
    }

    /** A connection during whose commit, some day, the program is killed. */
    private static Connection mortal(Connection connection, int commits, boolean reachesTheDisk) {
        int[] left = {commits};
        return (Connection) Proxy.newProxyInstance(
                OutboxKillTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    boolean last = method.getName().equals("commit") && left[0]-- == 0;
                    if (last && !reachesTheDisk) {
                        throw new Kill();
                    }
                    try {
                        Object result = method.invoke(connection, args);
                        if (last) {
                            throw new Kill();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof SQLException sql ? sql : e;
                    }
                });
    }
}
