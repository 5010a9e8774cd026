package dev.andon.connector.mqtt;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A link that cannot go on, with the reason for a person. */
final class WireException extends IOException {

    private static final long serialVersionUID = 1;

    // Exceptions are serialisable by tradition; this one never travels.
    private final transient Fault fault;

    WireException(Fault fault) {
        this(fault, null);
    }

    WireException(Fault fault, @Nullable Throwable cause) {
        super(fault.problem().toString(), cause);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
