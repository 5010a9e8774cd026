package dev.andon.ui.golden;

import static dev.andon.runtime.StagedPlant.NOW;
import static dev.andon.runtime.StagedPlant.SECOND;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Quality;
import dev.andon.runtime.StagedPlant;

/** Everything that can be the matter with a value, each with a past that fits it. */
enum Situation {
    LIVE(Quality.GOOD, 0),
    OUTSIDE(Quality.GOOD, 0),
    BACKFILL(Quality.GOOD_BACKFILL, 60),
    WRITE_PENDING(Quality.WRITE_PENDING, 0),
    UNCERTAIN(Quality.UNCERTAIN, 90),
    OUT_OF_RANGE(Quality.UNCERTAIN, 90),
    LAST_KNOWN(Quality.UNCERTAIN, 100),
    STALE(Quality.STALE, 72),
    LONG_STALE(Quality.STALE, 420),
    BAD(Quality.BAD, 60),
    NOT_CONNECTED(Quality.NOT_CONNECTED, 0),
    WAITING(Quality.NOT_CONNECTED, 0),
    DISABLED(Quality.DISABLED, 110),
    SIMULATED(Quality.SIMULATED, 0),
    MANUAL(Quality.MANUAL, 0);

    private static final int STEP = 2;
    private static final int PAST = 290;

    private final Quality quality;
    private final int silentFor;

    Situation(Quality quality, int silentFor) {
        this.quality = quality;
        this.silentFor = silentFor;
    }

    /** Makes a point that is in this situation; its handle. */
    int stage(StagedPlant plant) {
        int point = plant.point(
                "plant/" + name().toLowerCase(java.util.Locale.ROOT) + "#temperature", title(), Kind.NUMBER);
        if (quality != Quality.NOT_CONNECTED) {
            past(plant, point);
            long source = this == LAST_KNOWN ? SampleBatch.NO_TIME : NOW - silentFor * SECOND - SECOND / 2;
            plant.stands(point, value(0), quality, source);
        }
        return point;
    }

    private String title() {
        return "Press 3";
    }

    private void past(StagedPlant plant, int point) {
        int from = Math.max(PAST, silentFor + 150);
        for (int ago = from; ago >= silentFor; ago -= STEP) {
            plant.was(point, value(ago), quality.live() ? quality : Quality.GOOD, NOW - ago * SECOND, false);
        }
        if (silentFor > 0) {
            Quality cause = this == BACKFILL ? Quality.STALE : quality;
            plant.was(point, value(0), cause, NOW - (silentFor - 4) * SECOND, false);
        }
        if (this == BACKFILL) {
            for (int ago = silentFor - STEP; ago > 20; ago -= STEP) {
                plant.was(point, value(ago), Quality.GOOD_BACKFILL, NOW - ago * SECOND, true);
            }
        }
    }

    private double value(int ago) {
        if (this == OUT_OF_RANGE && ago == 0) {
            return 119.5;
        }
        double swing = 50 + 9 * Math.sin(ago / 23.0);
        return this == OUTSIDE ? swing + Math.max(0, 25 - ago / 4.0) : swing;
    }
}
