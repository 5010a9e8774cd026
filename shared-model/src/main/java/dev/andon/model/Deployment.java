package dev.andon.model;

import java.time.Instant;

/**
 * One device's part in a rollout.
 *
 * @param rollout id of the rollout
 * @param since when the device entered the status
 */
public record Deployment(String rollout, String device, Status status, Instant since) {

    /** How far it is. */
    public enum Status {
        WAITING,
        OFFERED,
        DOWNLOADING,
        INSTALLING,
        /** The device reports the new version and its health is good. */
        VERIFIED,
        FAILED,
        CANCELLED
    }
}
