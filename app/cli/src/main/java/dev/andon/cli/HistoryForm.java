package dev.andon.cli;

import dev.andon.cache.PointKey;
import dev.andon.cache.RowVisitor;
import dev.andon.model.Unit;
import java.io.IOException;

/** What an export is written as: point by point, each visited in the order of time. One thread. */
sealed interface HistoryForm extends RowVisitor permits HistoryLine, ParquetRows {

    /** What is visited from here on is of this point. */
    void point(PointKey key, Unit unit);

    /** How many rows were written. */
    long rows();

    /** Writes what is left; the file is closed by whoever opened it. */
    void finish() throws IOException;
}
