package dev.andon.connector.mqtt;

import dev.andon.model.Problem;

/**
 * Why a link could not be made, or ended.
 *
 * @param kind what follows from it
 */
record Fault(Problem problem, Kind kind) {

    /** What the supervisor makes of it. */
    enum Kind {
        /** It may mend itself: tried again after a wait. */
        PASSING,
        /**
         * Refused, for a reason that may be mended in place (a token renewed, an authentication back end restarted): tried again, but only
         * after the longest wait.
         */
        REFUSED,
        /** A person must change something first. */
        LASTING,
        /** The broker said that it does not speak MQTT 5. */
        REFUSES_MQTT5,
        /** It closed after our CONNECT without a word, as brokers do that know MQTT 5 only as nonsense, and dying ones. */
        HUNG_UP
    }

    static Fault passing(String where, String what, String remedy) {
        return new Fault(new Problem(where, what, remedy), Kind.PASSING);
    }

    static Fault refused(String where, String what, String remedy) {
        return new Fault(new Problem(where, what, remedy), Kind.REFUSED);
    }

    static Fault lasting(String where, String what, String remedy) {
        return new Fault(new Problem(where, what, remedy), Kind.LASTING);
    }
}
