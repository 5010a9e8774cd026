package dev.andon.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.andon.model.CommandState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in the outbox of a real file. */
@SuppressWarnings("NullAway.Init")
class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final Instant NOT_AFTER = NOW.plusSeconds(30);
    private static final UUID VALVE = new UUID(1, 2);
    private static final byte[] PAYLOAD = "{\"open\":true}".getBytes(UTF_8);

    @TempDir
    Path folder;

    private CacheFile file;
    private Outbox outbox;

    @BeforeEach
    void open() throws Exception {
        file = CacheFile.at(folder.resolve("andon.db"));
        outbox = new Outbox(file.connection, file.ring(CacheFile.KEY).seal());
    }

    @AfterEach
    void close() throws Exception {
        file.close();
    }

    @Test
    void aQueuedCommandIsThereAfterAKill() throws Exception {
        OutboxEntry queued = outbox.append(VALVE, PAYLOAD, NOT_AFTER, false, NOW);

        kill();

        OutboxEntry found = outbox.find(VALVE).orElseThrow();
        assertThat(found).usingRecursiveComparison().isEqualTo(queued);
        assertThat(outbox.restart(NOW).entries()).isEmpty();
        assertThat(outbox.send(VALVE, NOW).orElseThrow().payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void itIsWrittenDownAsSentBeforeItIsHandedOut() throws Exception {
        outbox.append(VALVE, PAYLOAD, NOT_AFTER, false, NOW);
        assertThat(outbox.send(VALVE, NOW)).isPresent();

        kill();

        assertThat(state()).isEqualTo(CommandState.SENT);
        assertThat(outbox.send(VALVE, NOW)).as("never twice").isEmpty();
        assertThat(outbox.restart(NOW).entries())
                .extracting(OutboxEntry::state)
                .containsExactly(CommandState.UNCONFIRMED);
        assertThat(outbox.find(VALVE).orElseThrow().note()).contains("may have been carried out");
        assertThat(outbox.send(VALVE, NOW)).isEmpty();
    }

    @Test
    void anIdempotentOneMayBeSentOnceMoreInItsTime() throws Exception {
        outbox.append(VALVE, PAYLOAD, NOT_AFTER, true, NOW);
        outbox.send(VALVE, NOW);

        kill();

        assertThat(outbox.restart(NOW.plusSeconds(10)).entries()).isEmpty();
        assertThat(outbox.send(VALVE, NOW.plusSeconds(10)).orElseThrow().sent()).isEqualTo(2);
        assertThat(outbox.restart(NOT_AFTER).entries())
                .extracting(OutboxEntry::state)
                .containsExactly(CommandState.UNCONFIRMED);
    }

    @Test
    void itIsNotSentFromTheInstantOnThatItNames() throws Exception {
        outbox.append(VALVE, PAYLOAD, NOT_AFTER, false, NOW);

        assertThat(outbox.send(VALVE, NOT_AFTER)).isEmpty();

        assertThat(state()).isEqualTo(CommandState.EXPIRED);
        assertThat(outbox.find(VALVE).orElseThrow().note()).contains(NOT_AFTER.toString());
    }

    @Test
    void aLateOneExpiresAtTheStart() throws Exception {
        outbox.append(VALVE, PAYLOAD, NOT_AFTER, true, NOW);

        assertThat(outbox.restart(NOT_AFTER.plusSeconds(1)).entries())
                .extracting(OutboxEntry::state)
                .containsExactly(CommandState.EXPIRED);
    }

    @Test
    void aClockThatWasSetBackMakesNothingSendable() throws Exception {
        outbox.append(VALVE, PAYLOAD, NOT_AFTER, false, NOW);

        assertThat(outbox.send(VALVE, NOW.minus(Duration.ofHours(1)))).isEmpty();

        assertThat(outbox.find(VALVE).orElseThrow().note()).contains("clock was set back");
    }

    @Test
    void anAcceptedOneWaitsForThePlantOverARestart() throws Exception {
        outbox.append(VALVE, PAYLOAD, NOT_AFTER, false, NOW);
        outbox.send(VALVE, NOW);
        assertThat(outbox.move(VALVE, CommandState.SENT, CommandState.ACCEPTED, NOW, ""))
                .isTrue();

        kill();

        assertThat(outbox.restart(NOT_AFTER.plusSeconds(60)).entries()).isEmpty();
        assertThat(outbox.move(VALVE, CommandState.ACCEPTED, CommandState.VERIFIED, NOW, ""))
                .isTrue();
        assertThat(state()).isEqualTo(CommandState.VERIFIED);
    }

    @Test
    void aStepFromAStateItIsNotInChangesNothing() throws Exception {
        outbox.append(VALVE, PAYLOAD, NOT_AFTER, false, NOW);

        assertThat(outbox.move(VALVE, CommandState.SENT, CommandState.ACCEPTED, NOW, ""))
                .isFalse();
        assertThat(outbox.move(new UUID(9, 9), CommandState.SENT, CommandState.ACCEPTED, NOW, ""))
                .isFalse();
        assertThatThrownBy(() -> outbox.move(VALVE, CommandState.QUEUED, CommandState.VERIFIED, NOW, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> outbox.move(VALVE, CommandState.QUEUED, CommandState.SENT, NOW, ""))
                .as("only send() may")
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(state()).isEqualTo(CommandState.QUEUED);
    }

    @Test
    void theSameIdGoesInOnce() throws Exception {
        outbox.append(VALVE, PAYLOAD, NOT_AFTER, false, NOW);

        assertThatThrownBy(() -> outbox.append(VALVE, new byte[0], NOT_AFTER, false, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(VALVE.toString());
        assertThat(outbox.find(VALVE).orElseThrow().payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void aStateThatWasSetBackFromOutsideIsNotBelieved() throws Exception {
        outbox.append(VALVE, PAYLOAD, NOT_AFTER, false, NOW);
        outbox.send(VALVE, NOW);
        UUID other = new UUID(3, 4);
        outbox.append(other, PAYLOAD, NOT_AFTER, false, NOW);

        file.tamper("UPDATE outbox SET state = ? WHERE high = 1", CommandState.QUEUED.ordinal());

        assertThatThrownBy(() -> outbox.send(VALVE, NOW)).isInstanceOf(Damaged.class);
        assertThat(outbox.contents().damaged()).singleElement().asString().contains("outbox 1");
        assertThat(outbox.restart(NOW).damaged()).hasSize(1);
        assertThat(outbox.send(other, NOW)).as("the rest goes on").isPresent();
    }

    @Test
    void whatEndedLongAgoIsForgottenAndNothingElse() throws Exception {
        UUID old = new UUID(3, 4);
        outbox.append(old, PAYLOAD, NOT_AFTER, false, NOW);
        outbox.move(old, CommandState.QUEUED, CommandState.CANCELLED, NOW, "by Ann");
        outbox.append(VALVE, PAYLOAD, NOT_AFTER, false, NOW);

        assertThat(outbox.forget(NOW)).isZero();
        assertThat(outbox.forget(NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(outbox.contents().entries()).extracting(OutboxEntry::id).containsExactly(VALVE);
    }

    @Test
    void extremeTimesAndEndlessAnswersDoNotHurt() throws Exception {
        outbox.append(VALVE, PAYLOAD, Instant.MAX, false, NOW);
        outbox.send(VALVE, NOW);
        outbox.move(VALVE, CommandState.SENT, CommandState.REJECTED, NOW, "no ".repeat(100_000));

        assertThat(outbox.find(VALVE).orElseThrow().notAfter()).isAfter(NOW.plus(Duration.ofDays(1_000_000)));
        assertThat(outbox.find(VALVE).orElseThrow().note()).startsWith("no no");
    }

    @Test
    void theOrderOfTheStatesIsThatOfTheFile() {
        assertThat(CommandState.values())
                .containsExactly(
                        CommandState.DRAFT,
                        CommandState.QUEUED,
                        CommandState.SENT,
                        CommandState.ACCEPTED,
                        CommandState.VERIFIED,
                        CommandState.REJECTED,
                        CommandState.MISMATCH,
                        CommandState.EXPIRED,
                        CommandState.UNCONFIRMED,
                        CommandState.CANCELLED);
    }

    private CommandState state() throws Exception {
        return outbox.find(VALVE).orElseThrow().state();
    }

    private void kill() throws Exception {
        file.close();
        open();
    }
}
