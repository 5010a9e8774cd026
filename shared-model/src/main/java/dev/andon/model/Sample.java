package dev.andon.model;

import java.time.Instant;

/**
 * One value of one point at one time. The form for the edges (API, tests, export); between network and table samples travel as
 * columns.
 *
 * @param sourceTime when the source measured it, by the source's clock; the time of receipt where the source gave none
 * @param receivedTime when it reached this program, by this program's clock
 * @param historical whether it was delivered late and belongs to history only
 */
public record Sample(
        PointId point, Value value, Quality quality, Instant sourceTime, Instant receivedTime, boolean historical) {}
