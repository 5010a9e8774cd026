package dev.andon.bench;

import java.nio.file.Path;

/** A store of samples under test. */
interface History extends AutoCloseable {

    /** What it is called in the table. */
    String name();

    void begin(Path folder) throws Exception;

    /** Takes a sample; it need not be durable before {@link #finish}. */
    void add(int point, long time, double value) throws Exception;

    /** Makes everything durable. */
    void finish() throws Exception;

    /** How many rows a stretch of a point has. */
    long rows(int point, long from, long to) throws Exception;

    /** Least and greatest value of each of so many equal parts of a stretch; tells how many have one. */
    int envelope(int point, long from, long to, int parts) throws Exception;
}
