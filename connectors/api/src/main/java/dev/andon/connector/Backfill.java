package dev.andon.connector;

import dev.andon.model.PointId;
import dev.andon.model.Problem;
import java.util.concurrent.CompletionStage;

/**
 * A connector that can also tell what was before: what a {@link Connector} implements besides, when its far end keeps history. Whoever asks does
 * so page by page, and cancels by asking no further.
 */
public interface Backfill {

    /**
     * Asks for what a point did. What comes is put into the inbox as historical samples ({@link SampleBatch#markHistorical}), oldest first, before the
     * stage completes; it moves no gauge and rings no alarm. Returns at once; the stage always completes, at the latest at
     * {@link Connector#close}.
     *
     * @param point its device by the id that the connector itself gave to {@link Inbox#device}, and its name
     * @param from microseconds since 1970 UTC
     * @param to after {@code from}; what was measured then is not asked for any more
     * @param most samples that are wanted at a time, at least 1
     */
    CompletionStage<Told> tell(PointId point, long from, long to, int most);

    /** How far an answer goes. */
    sealed interface Told {

        /** All that there is between the two times was put, and it is certain that there was no more. */
        record All() implements Told {}

        /** All that there is was put up to a time; whoever wants the rest asks from there. It lies behind the time that was asked from. */
        record Until(long next) implements Told {}

        /** It cannot be told, or not all of it; what was put is right. */
        record Refused(Problem why) implements Told {}
    }
}
