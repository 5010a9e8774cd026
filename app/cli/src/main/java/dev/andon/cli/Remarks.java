package dev.andon.cli;

import dev.andon.model.Problem;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells beside the result what is wrong in one way with many addresses: each address once, the first few in full, the others as a count. One
 * thread.
 */
final class Remarks {

    private static final int IN_FULL = 5;

    /** Addresses that are remembered; who makes up more than these gets a rough count. */
    private static final int MOST = 10_000;

    private final Printer printer;
    private final String what;
    private final Set<String> addresses = new HashSet<>();

    /** @param what is wrong with topics, behind their number: {@code sent what cannot be read} */
    Remarks(Printer printer, String what) {
        this.printer = printer;
        this.what = what;
    }

    boolean told(String address) {
        return addresses.contains(address);
    }

    /** Tells of an address, unless it was told of before. */
    void tell(String address, Problem problem) {
        if (addresses.size() > MOST || !addresses.add(address)) {
            return;
        }
        if (addresses.size() <= IN_FULL) {
            printer.problem(problem);
        } else if (addresses.size() == IN_FULL + 1) {
            printer.note("andon: more topics " + what + "; they are counted");
        }
    }

    /** How many there were besides those told in full. */
    void rest() {
        int more = addresses.size() - IN_FULL;
        if (more > 0) {
            String count = addresses.size() > MOST ? "more than " + (MOST - IN_FULL) : "" + more;
            printer.note("andon: " + count + " more topic" + (more == 1 ? " " : "s ") + what);
        }
    }
}
