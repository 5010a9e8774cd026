package dev.andon.cli;

import dev.andon.model.Problem;
import dev.andon.runtime.Health;
import dev.andon.runtime.IgnoredAddress;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.RawMessage;

/** Looks now and then for messages that cannot be read and for topics that carry no telemetry, and tells of each topic once. One thread. */
final class TroubleWatch {

    private final Monitor monitor;
    private final boolean several;
    private final Remarks unreadable;
    private final Remarks ignored;
    private long seen;

    TroubleWatch(Monitor monitor, Printer printer) {
        this.monitor = monitor;
        this.several = monitor.workspace().connections().size() > 1;
        this.unreadable = new Remarks(printer, "sent what cannot be read");
        this.ignored = new Remarks(printer, "had to be left alone");
    }

    /** Looks once. */
    void look() {
        Health health = monitor.health();
        if (health.unreadable() + health.ignored() == seen) {
            return;
        }
        seen = health.unreadable() + health.ignored();
        for (RawMessage message : monitor.unreadable().reversed()) {
            Problem problem = message.problem();
            tell(unreadable, ignored, message.connection(), problem.where(), problem.what(), problem.remedy());
        }
        for (IgnoredAddress address : monitor.ignored()) {
            tell(ignored, unreadable, address.connection(), address.address(), address.why(), "listed and left alone");
        }
    }

    /** Looks once more and tells how many there were in all. */
    void end() {
        look();
        unreadable.rest();
        ignored.rest();
    }

    private void tell(Remarks remarks, Remarks others, String connection, String address, String what, String remedy) {
        String key = connection + ' ' + address;
        if (!others.told(key)) {
            remarks.tell(key, new Problem(several ? connection + ": " + address : address, what, remedy));
        }
    }
}
